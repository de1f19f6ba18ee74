package org.bitmargin.protections.clip;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.bitmargin.api.PackedBits;
import org.bitmargin.protections.words.CodeTable;

/** Clips codes by a table of what each is replaced by, worked out once. */
final class TableClip implements Clip {
  private final CodeTable table;
  private final int[] replaced;

  TableClip(CodeTable table, PackedBits clean, RangeClipParameters quantiles) {
    this.table = table;
    this.replaced = new int[table.channels() * table.codes()];
    int[] sorted =
        IntStream.range(0, replaced.length)
            .boxed()
            .sorted(Comparator.comparingDouble(this::value))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] counts = new long[replaced.length];
    for (long i = 0; i < clean.size(); i++) {
      counts[at(i, clean.get(i))]++;
    }
    float low = value(ranked(sorted, counts, Clip.lowRank(quantiles, clean.size())));
    float high = value(ranked(sorted, counts, Clip.highRank(quantiles, clean.size())));
    for (int i = 0; i < replaced.length; i++) {
      replaced[i] = inside(i, low, high);
    }
  }

  @Override
  public int read(long index, int code) {
    return replaced[at(index, code)];
  }

  private int at(long index, int code) {
    return table.channelOf(index) * table.codes() + code;
  }

  private float value(int i) {
    return table.value(i / table.codes(), i % table.codes());
  }

  private static int ranked(int[] sorted, long[] counts, long rank) {
    long passed = 0;
    int i = 0;
    while (passed + counts[sorted[i]] <= rank) {
      passed += counts[sorted[i++]];
    }
    return sorted[i];
  }

  /** The code itself, or of those in the range the nearest, or, in a channel without, of all. */
  private int inside(int i, float low, float high) {
    float target = Math.min(Math.max(value(i), low), high);
    if (value(i) == target) {
      return i % table.codes();
    }
    int channel = i / table.codes();
    int best = table.nearest(channel, target);
    for (int code = 0; code < table.codes(); code++) {
      float value = table.value(channel, code);
      boolean nearer =
          Math.abs((double) value - target)
              < Math.abs((double) table.value(channel, best) - target);
      boolean bestOutside = table.value(channel, best) < low || table.value(channel, best) > high;
      if (value >= low && value <= high && (bestOutside || nearer)) {
        best = code;
      }
    }
    return best;
  }
}
