package org.bitmargin.protections.interleave;

import org.bitmargin.api.PackedBits;

/**
 * Where the bits of the words of one region lie.
 *
 * <p>The words are dealt to blocks of at least {@code depth} whole ones; within a block the first
 * bits of all its words come first, then all second bits, and so on: bit j of word w of n lies in
 * cell j·n + w. Two bits of a word are thus at least n ≥ depth cells apart. A short last word lies
 * in the last block, beside the whole ones. A region of fewer than {@code depth} whole words is one
 * block.
 *
 * @param bits of the region
 * @param wordBits of a whole word
 * @param depth words a block should have
 */
record Spread(long bits, int wordBits, int depth) {

  private long whole() {
    return bits / wordBits;
  }

  private long blocks() {
    return Math.max(1, whole() / depth);
  }

  private long firstWord(long block) {
    return block * whole() / blocks();
  }

  /** Which bit of the words one after the other lies in a cell. */
  long logical(long cell) {
    long whole = whole();
    if (whole == 0) {
      return cell;
    }
    long word = Math.min(cell / wordBits, whole - 1);
    long block = ((word + 1) * blocks() - 1) / whole;
    long first = firstWord(block);
    long words = firstWord(block + 1) - first;
    long shortBits = block == blocks() - 1 ? bits % wordBits : 0;
    long inBlock = cell - first * wordBits;
    // As long as the short word lasts, a row has one cell more.
    long longRows = shortBits * (words + 1);
    if (inBlock < longRows) {
      return bit(first + inBlock % (words + 1), inBlock / (words + 1));
    }
    long rest = inBlock - longRows;
    return bit(first + rest % words, shortBits + rest / words);
  }

  private long bit(long word, long bit) {
    return word * wordBits + bit;
  }

  /** The cells that hold these words; the same as {@link #logical} cell by cell, only faster. */
  PackedBits reorder(PackedBits words) {
    PackedBits cells = new PackedBits(words.width(), words.size());
    long cell = 0;
    long shortBits = bits % wordBits;
    for (long block = 0; block < blocks(); block++) {
      long first = firstWord(block);
      long end = firstWord(block + 1);
      for (int j = 0; j < wordBits; j++) {
        long inRow = block == blocks() - 1 && j < shortBits ? end + 1 : end;
        for (long word = first; word < inRow; word++, cell++) {
          if (words.bit(bit(word, j))) {
            cells.flip(cell);
          }
        }
      }
    }
    return cells;
  }
}
