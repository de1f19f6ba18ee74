package org.bitmargin.faults.bitposition;

import java.util.List;
import org.bitmargin.api.Lifetime;

/**
 * Parameters of errors that depend on the bit of a code.
 *
 * @param rates probability that a bit reads wrong, a fraction in [0, 1], for each bit of a code
 *     from the least significant to the most significant; the codes must have as many bits
 * @param lifetime how long an error lasts
 */
public record BitPositionParameters(List<Double> rates, Lifetime lifetime) {
  private static final int WIDEST = 32;

  public BitPositionParameters {
    if (rates == null || rates.isEmpty() || rates.size() > WIDEST) {
      throw new IllegalArgumentException(
          "rates must list 1 to %d bits, the least significant first, were %s"
              .formatted(WIDEST, rates == null || rates.isEmpty() ? "none" : rates.size()));
    }
    for (int bit = 0; bit < rates.size(); bit++) {
      Double rate = rates.get(bit);
      if (rate == null || !(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "rates must be fractions in [0, 1] (1 %% is 0.01), the one of bit %d was %s"
                .formatted(bit, rate));
      }
    }
    if (lifetime == null) {
      throw new IllegalArgumentException(
          "lifetime is missing: per-chip, per-inference, per-access or per-write");
    }
    rates = List.copyOf(rates);
  }

  /** Mean over the bits of a code. */
  double mean() {
    double sum = 0;
    for (double rate : rates) {
      sum += rate;
    }
    return sum / rates.size();
  }

  /** The rate of the bit that fails most. */
  double highest() {
    double highest = 0;
    for (double rate : rates) {
      highest = Math.max(highest, rate);
    }
    return highest;
  }
}
