package org.bitmargin.report;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/** The 95 % confidence intervals of this report. */
final class Intervals {
  private static final double ERROR_RATE = 0.05;

  private Intervals() {}

  /**
   * Student's t interval of a mean, mean ± t·s/√n with n − 1 degrees of freedom; not clipped.
   *
   * @param n at least 2
   */
  static Bounds ofMean(double mean, double sd, int n) {
    return bounds(NormalConfidenceInterval.MEAN.fromErrorRate(mean, sd * sd, n, ERROR_RATE));
  }

  /** Wilson's score interval of a proportion (E. B. Wilson, JASA 1927). */
  static Bounds ofProportion(long successes, long trials) {
    return bounds(
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(trials), Math.toIntExact(successes), ERROR_RATE));
  }

  /**
   * Newcombe's hybrid score interval of the difference of two independent proportions of equal
   * sample size (R. G. Newcombe, Statistics in Medicine 17:873, 1998, method 10). It is
   * conservative where both were counted on the same images.
   */
  static Bounds ofDifference(long successesA, long successesB, long trials) {
    double a = (double) successesA / trials;
    double b = (double) successesB / trials;
    Bounds wa = ofProportion(successesA, trials);
    Bounds wb = ofProportion(successesB, trials);
    return new Bounds(
        a - b - Math.hypot(a - wa.low(), wb.high() - b),
        a - b + Math.hypot(wa.high() - a, b - wb.low()));
  }

  private static Bounds bounds(Interval interval) {
    return new Bounds(interval.getLowerBound(), interval.getUpperBound());
  }
}
