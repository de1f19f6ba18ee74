package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/**
 * The highest bit error rate at which accuracy is at most {@code drop} below golden (the reference
 * of the curve), for the first time exceeded above it, interpolated linearly between measured
 * rates.
 *
 * <p>The interval comes from the chips: at each rate the drop from golden has a 95 % t interval
 * over chips, and the ends are the rates at which its upper and lower bound cross {@code drop}. It
 * is the set of rates at which a drop of that size is not refuted, and it stays meaningful where
 * the curve never falls that far.
 *
 * @param drop a fraction, e.g. 0.01 for one point
 * @param rate infinity where accuracy never falls that far within the measured rates
 * @param interval of the rate; ends may be infinite; empty for a single chip
 * @param highest measured rate
 */
record Tolerance(double drop, double rate, Optional<Bounds> interval, double highest) {

  /** Of a curve; empty where there is no reference or nothing else. */
  static Optional<Tolerance> of(Curve curve, double drop) {
    double[] rates = curve.rates();
    List<double[]> chips = curve.completeChips();
    if (rates.length < 2 || curve.reference().isEmpty() || chips.isEmpty()) {
      return Optional.empty();
    }
    double[] mean = new double[rates.length];
    double[] least = new double[rates.length];
    double[] most = new double[rates.length];
    for (int i = 0; i < rates.length; i++) {
      int rate = i;
      double[] drops = chips.stream().mapToDouble(chip -> chip[0] - chip[rate]).toArray();
      Moments moments = Moments.of(drops);
      mean[i] = moments.mean();
      Bounds bounds =
          moments.sd() > 0
              ? Intervals.ofMean(mean[i], moments.sd(), drops.length)
              : new Bounds(mean[i], mean[i]);
      least[i] = bounds.low();
      most[i] = bounds.high();
    }
    Optional<Bounds> interval =
        chips.size() < 2
            ? Optional.empty()
            : Optional.of(new Bounds(crossing(rates, most, drop), crossing(rates, least, drop)));
    return Optional.of(
        new Tolerance(drop, crossing(rates, mean, drop), interval, rates[rates.length - 1]));
  }

  /** Where {@code drops} first exceeds {@code limit}; infinity where it never does. */
  static double crossing(double[] rates, double[] drops, double limit) {
    for (int i = 1; i < rates.length; i++) {
      if (drops[i] > limit) {
        double share = (limit - drops[i - 1]) / (drops[i] - drops[i - 1]);
        return rates[i - 1] + share * (rates[i] - rates[i - 1]);
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
