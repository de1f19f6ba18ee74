package org.bitmargin.datasets.synthetic;

import java.util.SplittableRandom;

/**
 * The random numbers of one image.
 *
 * <p>The stream is a function of (seed, part, index) alone, so images may be made in any order by
 * any number of threads. Only {@link SplittableRandom#nextLong()}, whose algorithm (SplitMix64) has
 * been the same since Java 8, is drawn from; all else is derived here with exact arithmetic.
 */
final class Draws {
  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;
  // A sum of 8 uniform bytes has the variance 8 (256² − 1) / 12.
  private static final double SUM_DEVIATION = Math.sqrt(8 * 65535 / 12.0);

  private final SplittableRandom source;

  Draws(long seed, int part, int index) {
    long image = (long) part << Integer.SIZE | index;
    this.source = new SplittableRandom(mix(mix(seed) + GOLDEN_RATIO * image));
  }

  /** Uniform in [from, to). */
  double uniform(double from, double to) {
    return from + (to - from) * ((source.nextLong() >>> 11) * 0x1p-53);
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) uniform(0, bound);
  }

  /** Mean 0, deviation 1, nearly normal: the centred sum of the 8 bytes of one draw. */
  double bell() {
    long bits = source.nextLong();
    int sum = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      sum += (int) (bits >>> 8 * i) & 0xff;
    }
    return (sum - 8 * 127.5) / SUM_DEVIATION;
  }

  /** A bijection whose every output bit depends on every input bit (murmur3's finalizer). */
  private static long mix(long z) {
    z = (z ^ z >>> 33) * 0xff51afd7ed558ccdL;
    z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
    return z ^ z >>> 33;
  }
}
