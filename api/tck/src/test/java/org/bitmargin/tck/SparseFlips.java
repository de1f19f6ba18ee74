package org.bitmargin.tck;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;

/** Draws symmetric flips by geometric gaps: correct, with places to go wrong. */
class SparseFlips {
  final double rate;

  SparseFlips(double rate) {
    this.rate = rate;
  }

  FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    long[] sites = sites(layout, chip);
    double[] onset01 = new double[sites.length];
    double[] onset10 = new double[sites.length];
    for (int i = 0; i < sites.length; i++) {
      onset01[i] = onset(chip);
      onset10[i] = onset10(onset01[i]);
    }
    return new FaultMap(sites, onset01, onset10);
  }

  long[] sites(MemoryLayout layout, RandomGenerator chip) {
    long[] sites = new long[16];
    int count = 0;
    // In double: a gap may be larger than any address.
    double next = gap(chip);
    while (next < bits(layout)) {
      if (count == sites.length) {
        sites = Arrays.copyOf(sites, 2 * count);
      }
      sites[count++] = (long) next;
      next += 1 + gap(chip);
    }
    return Arrays.copyOf(sites, count);
  }

  long bits(MemoryLayout layout) {
    return layout.bitCount();
  }

  double gap(RandomGenerator chip) {
    if (rate == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return rate == 1 ? 0 : Math.floor(Math.log1p(-uniform(chip)) / Math.log1p(-rate));
  }

  double uniform(RandomGenerator chip) {
    return chip.nextDouble();
  }

  double onset(RandomGenerator chip) {
    return chip.nextDouble();
  }

  double onset10(double onset01) {
    return onset01;
  }
}
