package org.bitmargin.faults.bitposition;

import java.util.random.RandomGenerator;

/**
 * Picks bits of codes, bit j of each with probability p_j, independently and in ascending order.
 *
 * <p>With the hazard h_j = −ln(1 − p_j) of a bit, the hazard passed up to the next pick is
 * exponentially distributed, whatever the p_j are: E = −ln U. Whole codes are passed at once, by ⌊E
 * / Σ h_j⌋, so that a pick costs one random number and at most a look at each bit of a code.
 */
final class FailingBits {
  // More than −ln U can be for a U of 53 bits.
  private static final double CERTAIN = 64;

  private final double[] hazards;
  private final double total;

  /** Hears of a pick; may draw from the same generator. */
  @FunctionalInterface
  interface Visitor {
    void pick(long code, int bit);
  }

  /**
   * Bits that fail with these probabilities.
   *
   * @param rates in [0, 1], the least significant bit first
   */
  FailingBits(double[] rates) {
    hazards = new double[rates.length];
    double sum = 0;
    for (int bit = 0; bit < rates.length; bit++) {
      hazards[bit] = Math.min(CERTAIN, -StrictMath.log1p(-rates[bit]));
      sum += hazards[bit];
    }
    total = sum;
  }

  void visit(long codes, RandomGenerator random, Visitor visitor) {
    if (total == 0) {
      return;
    }
    long code = 0;
    int bit = 0;
    while (code < codes) {
      // 1 − [0, 1) is (0, 1].
      double left = -StrictMath.log(1 - random.nextDouble());
      for (boolean found = false; !found; ) {
        while (bit < hazards.length && left >= hazards[bit]) {
          left -= hazards[bit++];
        }
        found = bit < hazards.length;
        if (!found) {
          double passed = Math.floor(left / total);
          if (passed >= codes - code - 1) {
            return;
          }
          left -= passed * total;
          code += (long) passed + 1;
          bit = 0;
        }
      }
      visitor.pick(code, bit++);
    }
  }
}
