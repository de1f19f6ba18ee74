package org.bitmargin.faults.clustered;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The multipliers of the lines of one chip, bank after bank: log-normal with mean 1, exp(σZ − σ²/2)
 * with σ² = ln(1 + c²) for a coefficient of variation c.
 */
final class Lines {
  private final SplittableRandom random;
  private final ClusteredParameters variation;

  /**
   * Multipliers of a bank.
   *
   * @param bank of the bank itself
   * @param rows of each row in use
   * @param columns of each column
   */
  record Bank(double bank, double[] rows, double[] columns) {}

  /** The chip of a seed; a stream of its own, so that its lines are the same at every rate. */
  Lines(ClusteredParameters variation, long seed) {
    this.variation = variation;
    this.random = new SplittableRandom(seed);
  }

  static double logVariance(double variation) {
    return StrictMath.log1p(variation * variation);
  }

  /** The next bank, in O(rows + columns). */
  Bank next(int rows, int columns) {
    return new Bank(
        draw(1, variation.bankVariation())[0],
        draw(rows, variation.rowVariation()),
        draw(columns, variation.columnVariation()));
  }

  private double[] draw(int count, double coefficient) {
    double[] drawn = new double[count];
    if (coefficient == 0) {
      Arrays.fill(drawn, 1);
      return drawn;
    }
    double variance = logVariance(coefficient);
    double sigma = Math.sqrt(variance);
    for (int i = 0; i < count; i++) {
      drawn[i] = StrictMath.exp(sigma * normal() - variance / 2);
    }
    return drawn;
  }

  /** Box and Muller, of which StrictMath gives the same numbers on every machine. */
  private double normal() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
