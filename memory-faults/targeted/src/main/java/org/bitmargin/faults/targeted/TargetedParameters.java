package org.bitmargin.faults.targeted;

import org.bitmargin.api.Lifetime;

/**
 * Parameters of the bit search.
 *
 * @param flips bits the attacker turns over, 0 to 10000; the first of a larger budget are those of
 *     a smaller one
 * @param candidates bits of each tensor, those of the steepest gain, that are tried out in each
 *     step, 1 to 10000
 * @param images labelled training images the attacker has, 1 to 100000; each chip has its own
 * @param lifetime per-chip: what was turned stays so
 */
public record TargetedParameters(int flips, int candidates, int images, Lifetime lifetime) {

  public TargetedParameters {
    require("flips", flips, 0, 10_000);
    require("candidates", candidates, 1, 10_000);
    require("images", images, 1, 100_000);
    if (lifetime != Lifetime.PER_CHIP) {
      throw new IllegalArgumentException(
          "lifetime must be per-chip (what an attacker turned stays so)"
              + (lifetime == null ? ", was missing" : ""));
    }
  }

  private static void require(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, was %d".formatted(name, low, high, value));
    }
  }

  TargetedParameters withFlips(int budget) {
    return new TargetedParameters(budget, candidates, images, lifetime);
  }
}
