package org.bitmargin.tck;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bitmargin.api.FaultMap;

/**
 * Finds random numbers of 24 bits, which is what {@code nextFloat} gives: such numbers are
 * multiples of 2^-24, finer ones have evenly spread remainders.
 */
final class Resolution {
  private static final double STEPS = 0x1p24;
  private static final int BINS = 10;

  private Resolution() {}

  /** Checks the severities from which sites fail. */
  static void assertFineOnsets(FaultMap map) {
    double[] onsets =
        IntStream.range(0, map.size())
            .mapToDouble(i -> Math.min(map.onset01(i), map.onset10(i)))
            .filter(onset -> onset < 1)
            .distinct() // bits that fail together share one
            .toArray();
    assertSpread("onset", DoubleStream.of(onsets).map(onset -> onset * STEPS));
  }

  /** Checks the sites that can fail in a memory of so many bits, each with probability p. */
  static void assertFineAddresses(long[] sites, double bits, double p) {
    assertSpread("address", of(sites).map(site -> site / bits * STEPS));
    assertSpread("address modulo 2^16", of(sites).map(site -> site / 0x1p16));
    double[] gaps =
        IntStream.range(1, sites.length).mapToDouble(i -> sites[i] - sites[i - 1] - 1).toArray();
    // The uniform number a gap came from, had it been drawn by inversion.
    assertSpread("gap", DoubleStream.of(gaps).map(gap -> Math.exp(gap * Math.log1p(-p)) * STEPS));
  }

  private static DoubleStream of(long[] sites) {
    return IntStream.range(0, sites.length).mapToDouble(i -> sites[i]);
  }

  private static void assertSpread(String what, DoubleStream numbers) {
    long[] counts = new long[BINS];
    numbers.forEach(
        // Shifted, so that multiples and their rounding errors share a bin.
        x -> counts[(int) (BINS * ((x + 0.05) - Math.floor(x + 0.05)))]++);
    Statistics.assertUniform("remainder of " + what + " at 24 bits", counts);
  }
}
