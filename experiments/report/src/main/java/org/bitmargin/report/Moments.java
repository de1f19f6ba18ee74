package org.bitmargin.report;

import java.util.Arrays;

/**
 * Mean and sample standard deviation (n − 1) of some numbers.
 *
 * @param sd 0 for a single value and where all agree but for rounding
 */
record Moments(double mean, double sd) {
  // Accuracies are multiples of 1/images; anything below this is rounding, not spread.
  private static final double ROUNDING = 1e-12;

  static Moments of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double sd = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Moments(mean, sd < ROUNDING ? 0 : sd);
  }
}
