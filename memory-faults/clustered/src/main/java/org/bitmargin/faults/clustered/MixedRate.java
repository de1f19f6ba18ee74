package org.bitmargin.faults.clustered;

/**
 * The rate of a memory whose cells fail with 1 − exp(−hM), M log-normal with mean 1: q(h) = E[1 −
 * exp(−hM)]. It has no closed form. The trapezoidal rule, which for such integrands converges
 * exponentially, gives ln q and its slope on a grid over ln h, cubic Hermite interpolation the
 * rest; q is close to h where both are small, ever further below it towards 1.
 */
final class MixedRate {
  private static final double STEP = 1.0 / 16;
  private static final double NODES = 1.0 / 8;
  // Standard deviations beyond which a normal number does not count in double precision.
  private static final double REACH = 9;
  // exp(−24): below, q is h but for the second order, which is used.
  private static final double SMALL = 24;

  private final double logVariance;
  private final double low;
  private final double[] logRate;
  private final double[] slope;

  /**
   * The rate for a variation.
   *
   * @param logVariance σ² of ln M; 0 where all cells are alike
   */
  MixedRate(double logVariance) {
    this.logVariance = logVariance;
    double sigma = Math.sqrt(logVariance);
    low = -SMALL - logVariance;
    double high = 4 + REACH * sigma + logVariance / 2;
    int points = logVariance == 0 ? 0 : (int) Math.ceil((high - low) / STEP) + 1;
    logRate = new double[points];
    slope = new double[points];
    int nodes = (int) Math.ceil((2 * REACH + sigma) / NODES);
    double[] weights = new double[nodes + 1];
    double[] multipliers = new double[nodes + 1];
    for (int k = 0; k <= nodes; k++) {
      double z = -REACH + k * NODES;
      weights[k] = StrictMath.exp(-z * z / 2) * NODES / Math.sqrt(2 * Math.PI);
      multipliers[k] = StrictMath.exp(sigma * z - logVariance / 2);
    }
    for (int i = 0; i < points; i++) {
      tabulate(i, StrictMath.exp(low + i * STEP), weights, multipliers);
    }
  }

  private void tabulate(int i, double hazard, double[] weights, double[] multipliers) {
    double rate = 0;
    double derivative = 0;
    for (int k = 0; k < weights.length; k++) {
      double own = hazard * multipliers[k];
      double failure = -StrictMath.expm1(-own);
      rate += weights[k] * failure;
      derivative += weights[k] * own * (1 - failure);
    }
    logRate[i] = Math.min(0, StrictMath.log(rate));
    slope[i] = derivative / rate;
  }

  /** q(h), ascending. */
  double rate(double hazard) {
    if (logVariance == 0) {
      return -StrictMath.expm1(-hazard);
    }
    double x = StrictMath.log(hazard);
    if (!(x > low)) {
      return hazard * (1 - hazard / 2 * StrictMath.exp(logVariance));
    }
    double place = (x - low) / STEP;
    int i = (int) Math.min(place, logRate.length - 1.0);
    return i == logRate.length - 1 ? 1 : Math.min(1, StrictMath.exp(between(i, place - i)));
  }

  private double between(int i, double t) {
    double t2 = t * t;
    double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * logRate[i]
        + (t3 - 2 * t2 + t) * STEP * slope[i]
        + (3 * t2 - 2 * t3) * logRate[i + 1]
        + (t3 - t2) * STEP * slope[i + 1];
  }

  /** The h at which q(h) is a rate in (0, 1]; infinite at 1. */
  double hazard(double rate) {
    if (rate == 1) {
      return Double.POSITIVE_INFINITY;
    }
    if (logVariance == 0) {
      return -StrictMath.log1p(-rate);
    }
    double below = StrictMath.log(rate);
    double above = low + (logRate.length - 1) * STEP;
    // q(h) <= h bounds it from below; halving ends where neighbouring doubles meet.
    for (double x = (below + above) / 2; below < x && x < above; x = (below + above) / 2) {
      if (rate(StrictMath.exp(x)) < rate) {
        below = x;
      } else {
        above = x;
      }
    }
    return StrictMath.exp(above);
  }
}
