package org.bitmargin.faults.technology;

import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.Sites;

/**
 * How often stored bits read wrong, each on its own.
 *
 * @param p01 probability that a stored 0 reads 1
 * @param p10 probability that a stored 1 reads 0
 */
public record ErrorRates(double p01, double p10) {

  public ErrorRates {
    if (!(p01 >= 0 && p01 <= 1 && p10 >= 0 && p10 <= 1)) {
      throw new IllegalArgumentException(
          "error rates must lie in [0, 1], were p01 = %s and p10 = %s".formatted(p01, p10));
    }
  }

  /** The same rate in both directions. */
  public static ErrorRates symmetric(double p) {
    return new ErrorRates(p, p);
  }

  /** The share of bits that turn where zeros and ones are equally likely. */
  public double mean() {
    return (p01 + p10) / 2;
  }

  /** The highest mean that is reached by scaling both alike. */
  public double highestMean() {
    double larger = Math.max(p01, p10);
    return larger == 0 ? 0 : (p01 / larger + p10 / larger) / 2;
  }

  /**
   * These rates scaled alike.
   *
   * @param mean the new {@link #mean}
   * @throws IllegalArgumentException where one of them would exceed 1
   */
  public ErrorRates scaledTo(double mean) {
    if (!(mean >= 0 && mean <= highestMean())) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach where zeros and ones fail at %s : %s: allowed is [0, %s]"
              .formatted(mean, p01, p10, highestMean()));
    }
    double sum = p01 + p10;
    return sum == 0
        ? this
        : new ErrorRates(Math.min(1, 2 * mean * (p01 / sum)), Math.min(1, 2 * mean * (p10 / sum)));
  }

  /** Whether zeros and ones fail in the same proportion. */
  public boolean proportionalTo(ErrorRates other) {
    double across = p01 * other.p10;
    double along = p10 * other.p01;
    return Math.abs(across - along) <= 1e-9 * Math.max(across, along);
  }

  /** Draws the sites that fail, in O(sites), with onsets that scale both rates alike. */
  public FaultMap sample(MemoryLayout layout, RandomGenerator random) {
    double p = Math.max(p01, p10);
    Sites sites = new Sites(layout.bitCount(), p);
    Bernoulli.visit(layout.bitCount(), p, random, site -> sites.add(site, random.nextDouble()));
    return sites.toMap(p01, p10);
  }
}
