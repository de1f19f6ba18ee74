package org.bitmargin.faults.stuckat;

import java.util.Locale;
import org.bitmargin.api.Lifetime;

/**
 * Parameters of stuck cells.
 *
 * @param p0 share of the cells that read 0 whatever is stored, a fraction in [0, 1]
 * @param p1 share of the cells that read 1 whatever is stored, a fraction in [0, 1]; p0 + p1 is at
 *     most 1
 * @param lifetime how long it lasts: per-chip, a stuck cell does not recover
 */
public record StuckAtParameters(double p0, double p1, Lifetime lifetime) {

  public StuckAtParameters {
    requireShare("p0", p0);
    requireShare("p1", p1);
    if (p0 + p1 > 1) {
      throw new IllegalArgumentException(
          "p0 and p1 must add up to at most 1, a cell being stuck at one value, were %s and %s"
              .formatted(p0, p1));
    }
    if (lifetime != Lifetime.PER_CHIP) {
      throw new IllegalArgumentException(
          lifetime == null
              ? "lifetime is missing: per-chip"
              : "lifetime must be per-chip, since a stuck cell does not recover, was "
                  + lifetime.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private static void requireShare(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction in [0, 1] (1 %% is 0.01), was %s".formatted(name, p));
    }
  }
}
