package org.bitmargin.engine;

import java.util.Arrays;

/**
 * Counts of logit margins in bins that are the same for every model: [0, 1e-3), then 20 bins a
 * decade up to 1e4, the last one open above. Margins of different losses differ by orders of
 * magnitude, hence the logarithmic bins.
 */
public final class MarginHistogram {
  private static final int PER_DECADE = 20;
  private static final int LOWEST_EXPONENT = -3;
  private static final int DECADES = 7;

  private final long[] counts = new long[1 + PER_DECADE * DECADES];

  void add(double margin) {
    double position = (StrictMath.log10(margin) - LOWEST_EXPONENT) * PER_DECADE;
    int bin = margin <= 0 ? 0 : (int) Math.floor(position) + 1;
    counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
  }

  /** Adds the counts of another one. */
  public void add(MarginHistogram other) {
    Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
  }

  /** Number of bins. */
  public int size() {
    return counts.length;
  }

  /** Margins in a bin. */
  public long count(int bin) {
    return counts[bin];
  }

  /** Lower edge of a bin, included. */
  public double low(int bin) {
    return bin == 0 ? 0 : edge(bin - 1);
  }

  /** Upper edge of a bin, excluded. */
  public double high(int bin) {
    return bin == counts.length - 1 ? Double.POSITIVE_INFINITY : edge(bin);
  }

  private static double edge(int i) {
    return StrictMath.pow(10, LOWEST_EXPONENT + (double) i / PER_DECADE);
  }
}
