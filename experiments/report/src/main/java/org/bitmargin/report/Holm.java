package org.bitmargin.report;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down adjustment of p-values (S. Holm, Scand. J. Statist. 6:65, 1979). */
final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values in the order given: sorted ascending, p₍ᵢ₎ becomes the maximum over j ≤ i of
   * min(1, (m − j + 1)·p₍ⱼ₎). NaN stays NaN and does not count towards m.
   */
  static double[] adjust(double[] p) {
    double[] adjusted = p.clone();
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> !Double.isNaN(p[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double highest = 0;
    for (int j = 0; j < order.length; j++) {
      highest = Math.max(highest, Math.min(1, (order.length - j) * p[order[j]]));
      adjusted[order[j]] = highest;
    }
    return adjusted;
  }
}
