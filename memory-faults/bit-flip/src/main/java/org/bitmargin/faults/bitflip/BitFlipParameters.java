package org.bitmargin.faults.bitflip;

import org.bitmargin.api.Lifetime;

/**
 * Parameters of independent bit flips.
 *
 * @param p01 probability that a stored 0 reads 1, a fraction in [0, 1]
 * @param p10 probability that a stored 1 reads 0, a fraction in [0, 1]
 * @param lifetime how long a flip lasts
 */
public record BitFlipParameters(double p01, double p10, Lifetime lifetime) {

  public BitFlipParameters {
    requireProbability("p01", p01);
    requireProbability("p10", p10);
    if (lifetime == null) {
      throw new IllegalArgumentException(
          "lifetime is missing: per-chip, per-inference, per-access or per-write");
    }
  }

  private static void requireProbability(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction in [0, 1] (1 %% is 0.01), was %s".formatted(name, p));
    }
  }
}
