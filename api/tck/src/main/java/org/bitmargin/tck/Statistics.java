package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/**
 * Tests of counts with so few false alarms (about 1e-9 each) that a failure means a wrong sampler.
 */
final class Statistics {
  private static final double SIGMAS = 6;

  private Statistics() {}

  /**
   * Whether a count fits Binomial(trials, p): within six standard deviations, or, where the mean is
   * too small for a normal tail, with an exact tail above 1e-9.
   */
  static void assertBinomial(String what, long count, double trials, double p) {
    double mean = trials * p;
    double sd = Math.sqrt(mean * (1 - p));
    if (Math.min(mean, trials - mean) < 100) {
      boolean rare = p <= 0.5;
      double expected = rare ? mean : trials - mean;
      double events = rare ? count : trials - count;
      assertThat(poissonTail(events, expected))
          .as("%s: %d of %.0f where %.1f are expected", what, count, trials, mean)
          .isGreaterThan(1e-9);
      return;
    }
    assertThat((double) count)
        .as("%s: of %.0f where %.1f ± %.1f are expected", what, trials, mean, sd)
        .isBetween(mean - SIGMAS * sd, mean + SIGMAS * sd);
  }

  /**
   * Whether counts vary as Binomial(trials, p) does: the dispersion Σ(c−np)²/(np(1−p)) is χ² with
   * as many degrees of freedom as there are counts.
   */
  static void assertBinomialVariance(String what, long[] counts, double trials, double p) {
    double mean = trials * p;
    double dispersion = 0;
    for (long count : counts) {
      dispersion += (count - mean) * (count - mean) / (mean * (1 - p));
    }
    assertThat(dispersion)
        .as("%s: dispersion of %d counts", what, counts.length)
        .isBetween(chiSquare(counts.length, -SIGMAS), chiSquare(counts.length, SIGMAS));
  }

  /**
   * Whether counts of whatever distribution have this mean, within six standard errors; the error
   * is that of the counts, and at least that of as many Poisson counts of this mean.
   */
  static void assertMean(String what, long[] counts, double mean) {
    double average = Arrays.stream(counts).average().orElseThrow();
    double squares = 0;
    for (long count : counts) {
      squares += (count - average) * (count - average);
    }
    double error = Math.sqrt(Math.max(squares / (counts.length - 1), mean) / counts.length);
    assertThat(average)
        .as("%s: mean of %d counts where %.2f ± %.2f is expected", what, counts.length, mean, error)
        .isBetween(mean - SIGMAS * error, mean + SIGMAS * error);
  }

  /** Whether all classes are equally likely, by Pearson's χ². */
  static void assertUniform(String what, long[] counts) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    double expected = total / counts.length;
    assertThat(expected).as("%s: enough counts for a χ² test", what).isGreaterThanOrEqualTo(5);
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    assertThat(statistic)
        .as("%s: χ² of %s", what, Arrays.toString(counts))
        .isLessThan(chiSquare(counts.length - 1, SIGMAS));
  }

  /** The χ² quantile at a normal deviate z (Wilson and Hilferty, PNAS 17, 1931). */
  static double chiSquare(int freedom, double z) {
    double k = 2.0 / (9 * freedom);
    double root = Math.max(0, 1 - k + z * Math.sqrt(k));
    return freedom * root * root * root;
  }

  /** The smaller of P(X ≤ events), P(X ≥ events) for a Poisson X: wider than the binomial tail. */
  static double poissonTail(double events, double mean) {
    if (mean == 0) {
      return events == 0 ? 1 : 0;
    }
    double below = 0;
    double term = Math.exp(-mean);
    for (int k = 0; k < events; k++) {
      below += term;
      term *= mean / (k + 1);
    }
    double above = 0;
    double at = term;
    for (int k = (int) events; at > 1e-300 && k < events + 1000 + 10 * mean; k++) {
      above += at;
      at *= mean / (k + 1);
    }
    return Math.min(below + term, above);
  }
}
