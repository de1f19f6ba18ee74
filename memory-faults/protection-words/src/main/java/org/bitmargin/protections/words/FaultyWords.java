package org.bitmargin.protections.words;

import java.util.List;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/**
 * Goes through the words of a systematic code that have faults, in O(faults): data bits in the
 * regions of the data, check bits of the same word in one added region each ({@link StoredLayout}
 * with one addition).
 */
public final class FaultyWords {

  /** Hears of a word with at least one fault. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * A word.
     *
     * @param region of the data
     * @param word its number in the region
     * @param faults its bits that read wrong
     */
    void word(int region, long word, Faults faults);
  }

  /**
   * The faults of a word as stretches of those of the read: data from {@code data} to {@code
   * dataEnd}, check bits from {@code check} to {@code checkEnd}.
   */
  public record Faults(long[] flips, int data, int dataEnd, int check, int checkEnd) {

    /** How many. */
    public int count() {
      return dataEnd - data + checkEnd - check;
    }
  }

  private FaultyWords() {}

  /**
   * Visits them region by region, ascending.
   *
   * @param memory with as many added regions as there are of the data
   * @param flips ascending addresses
   */
  public static void visit(WordMemory memory, long[] flips, Visitor visitor) {
    MemoryLayout stored = memory.image().layout();
    int[] spans = Spans.of(stored, flips);
    List<MemoryRegion> regions = stored.regions();
    int count = regions.size() / 2;
    for (int r = 0; r < count; r++) {
      Cursor data = new Cursor(flips, spans, regions.get(r), r, memory.wordBits(r));
      int c = count + r;
      Cursor check = new Cursor(flips, spans, regions.get(c), c, memory.wordBits(c));
      while (data.open() || check.open()) {
        long word = Math.min(data.word(), check.word());
        int d = data.at;
        int k = check.at;
        data.pass(word);
        check.pass(word);
        visitor.word(r, word, new Faults(flips, d, data.at, k, check.at));
      }
    }
  }

  /** A place among the faults of one region. */
  private static final class Cursor {
    private final long[] flips;
    private final int end;
    private final long firstBit;
    private final int wordBits;
    private int at;

    Cursor(long[] flips, int[] spans, MemoryRegion region, int index, int wordBits) {
      this.flips = flips;
      this.at = spans[index];
      this.end = spans[index + 1];
      this.firstBit = region.firstBit();
      this.wordBits = wordBits;
    }

    boolean open() {
      return at < end;
    }

    long word() {
      return open() ? (flips[at] - firstBit) / wordBits : Long.MAX_VALUE;
    }

    void pass(long word) {
      while (word() == word) {
        at++;
      }
    }
  }
}
