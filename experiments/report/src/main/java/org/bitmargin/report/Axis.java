package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/** An axis in the coordinates of the plot: what is logarithmic was transformed before. */
record Axis(String title, double low, double high, List<Tick> ticks) {

  Axis {
    ticks = List.copyOf(ticks);
    if (!(high > low)) {
      throw new IllegalArgumentException("an axis needs high > low, was " + low + ", " + high);
    }
  }

  /** Round limits around [low, high] with a tick every 1, 2 or 5 × 10ⁿ, at most about eight. */
  static Axis nice(String title, double low, double high) {
    double span = high > low ? high - low : Math.max(1, Math.abs(low));
    double raw = span / 7;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * (raw <= power ? 1 : raw <= 2 * power ? 2 : raw <= 5 * power ? 5 : 10);
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil((low + span) / step - 1e-9);
    List<Tick> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(new Tick(i * step, label(i * step, step)));
    }
    return new Axis(title, first * step, last * step, ticks);
  }

  private static String label(double value, double step) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return Text.fixed(value, digits);
  }

  /** Share of the axis at which a value lies: 0 at the low end, 1 at the high end. */
  double share(double value) {
    return (value - low) / (high - low);
  }
}
