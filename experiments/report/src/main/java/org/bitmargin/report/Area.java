package org.bitmargin.report;

import java.util.Optional;

/**
 * The area under accuracy against bit error rate (both linear, trapezoids), divided by the range of
 * rates: the mean accuracy over that range. It depends on the range and, weakly, on the grid.
 *
 * @param mean over chips, a fraction
 * @param interval 95 % t over chips; empty where they do not vary
 */
record Area(double mean, Optional<Bounds> interval) {

  /** Of a curve; empty where fewer than two rates were measured. */
  static Optional<Area> of(Curve curve) {
    double[] rates = curve.rates();
    double[] areas =
        curve.completeChips().stream().mapToDouble(chip -> under(rates, chip)).toArray();
    if (rates.length < 2 || rates[rates.length - 1] == rates[0] || areas.length == 0) {
      return Optional.empty();
    }
    Moments moments = Moments.of(areas);
    return Optional.of(
        new Area(
            moments.mean(),
            moments.sd() > 0
                ? Optional.of(Intervals.ofMean(moments.mean(), moments.sd(), areas.length))
                : Optional.empty()));
  }

  static double under(double[] rates, double[] accuracies) {
    double area = 0;
    for (int i = 1; i < rates.length; i++) {
      area += (rates[i] - rates[i - 1]) * (accuracies[i] + accuracies[i - 1]) / 2;
    }
    return area / (rates[rates.length - 1] - rates[0]);
  }
}
