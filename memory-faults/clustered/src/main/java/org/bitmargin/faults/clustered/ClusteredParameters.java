package org.bitmargin.faults.clustered;

import org.bitmargin.api.Lifetime;

/**
 * Parameters of errors that cluster in banks, rows and columns.
 *
 * @param p01 probability that a stored 0 reads 1, mean over all cells of all chips, a fraction in
 *     [0, 1]
 * @param p10 probability that a stored 1 reads 0, mean over all cells of all chips, a fraction in
 *     [0, 1]
 * @param bankVariation standard deviation over mean of the failure hazards of banks, in [0, 10]
 * @param rowVariation standard deviation over mean of the failure hazards of the rows of a bank, in
 *     [0, 10]
 * @param columnVariation standard deviation over mean of the failure hazards of the columns of a
 *     bank, in [0, 10]
 * @param lifetime how long an error lasts: per-chip, as the weak lines are those of a chip
 */
public record ClusteredParameters(
    double p01,
    double p10,
    double bankVariation,
    double rowVariation,
    double columnVariation,
    Lifetime lifetime) {
  // Beyond it a handful of lines would hold nearly all errors of a memory.
  private static final double MOST_VARIATION = 10;

  public ClusteredParameters {
    requireProbability("p01", p01);
    requireProbability("p10", p10);
    requireVariation("bankVariation", bankVariation);
    requireVariation("rowVariation", rowVariation);
    requireVariation("columnVariation", columnVariation);
    if (lifetime == null) {
      throw new IllegalArgumentException("lifetime is missing: per-chip");
    }
    if (lifetime != Lifetime.PER_CHIP) {
      throw new IllegalArgumentException(
          "lifetime must be per-chip: which banks, rows and columns are weak belongs to a chip and is not drawn anew");
    }
  }

  /** The larger of the two probabilities, at which sites are drawn. */
  double highest() {
    return Math.max(p01, p10);
  }

  /** Variance of the logarithm of a cell's multiplier. */
  double logVariance() {
    return Lines.logVariance(bankVariation)
        + Lines.logVariance(rowVariation)
        + Lines.logVariance(columnVariation);
  }

  private static void requireProbability(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction in [0, 1] (1 %% is 0.01), was %s".formatted(name, p));
    }
  }

  private static void requireVariation(String name, double variation) {
    if (!(variation >= 0 && variation <= MOST_VARIATION)) {
      throw new IllegalArgumentException(
          "%s must lie in [0, %s], the standard deviation as a share of the mean, was %s"
              .formatted(name, MOST_VARIATION, variation));
    }
  }
}
