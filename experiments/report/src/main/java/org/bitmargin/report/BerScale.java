package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a bit error rate lies on the axis: logarithmic, with 0 set apart at the left. The stretch
 * between 0 and the lowest rate has no scale, which the plots show as a broken axis.
 */
final class BerScale {
  private final List<Double> rates;
  private final double lowest;
  private final double gap;

  /**
   * A scale.
   *
   * @param rates ascending, with at least one above 0
   */
  BerScale(List<Double> rates) {
    this.rates = List.copyOf(rates);
    this.lowest = rates.stream().filter(rate -> rate > 0).findFirst().orElseThrow();
    double decades = Math.log10(rates.get(rates.size() - 1) / lowest);
    this.gap = rates.get(0) > 0 ? 0 : decades == 0 ? 1 : Math.max(0.16 * decades, 0.12);
  }

  /** Whether a set of rates has anything to draw: at least two, one of them above 0. */
  static boolean fits(List<Double> rates) {
    return rates.size() > 1;
  }

  /** Position on the axis: 0 for rate 0, decades for the others. */
  double position(double rate) {
    return rate == 0 ? 0 : gap + Math.log10(rate / lowest);
  }

  /** Whether rate 0 is on it, so that the axis is broken after it. */
  boolean broken() {
    return gap > 0;
  }

  /** Middle of the break. */
  double breakAt() {
    return gap / 2;
  }

  /** The axis, with a tick at each rate measured and labels where they have room. */
  Axis axis() {
    double high = position(rates.get(rates.size() - 1));
    double padding = 0.025 * high;
    double room = 0.012 * high;
    List<Tick> ticks = new ArrayList<>();
    double free = Double.POSITIVE_INFINITY;
    for (int i = rates.size() - 1; i >= 0; i--) {
      String label = Text.ratePercent(rates.get(i));
      double at = position(rates.get(i));
      // Half the width of a label, as a share of the axis.
      double half = (label.length() * 0.0055 + 0.004) * high;
      boolean fits = at + half < free || rates.get(i) == 0;
      boolean crowdsZero = broken() && i > 0 && at - half - room < 0.02 * high;
      ticks.add(new Tick(at, fits && !crowdsZero ? label : ""));
      free = fits ? at - half - room : free;
    }
    Collections.reverse(ticks);
    return new Axis("bit error rate (%), logarithmic", -padding, high + padding, ticks);
  }
}
