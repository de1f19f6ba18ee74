package org.bitmargin.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of bit error rates. */
final class Rates {
  private Rates() {}

  /** The rates, each a fraction, none twice. */
  static List<Double> require(List<Double> rates) {
    Set<Double> seen = new HashSet<>();
    for (Double rate : rates) {
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "rates must be fractions in [0, 1], was " + Numbers.show(rate.doubleValue()));
      }
      if (!seen.add(rate + 0.0)) {
        throw new IllegalArgumentException(
            "rates has " + Numbers.show(rate.doubleValue()) + " twice");
      }
    }
    return List.copyOf(rates);
  }
}
