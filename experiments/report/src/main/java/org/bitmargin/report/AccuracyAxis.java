package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** The accuracy axis of a figure with its reference lines, in percent. */
final class AccuracyAxis {
  private final List<Rule> rules = new ArrayList<>();
  private double low = 1;
  private double high = 0;

  /** An axis that holds the intervals of some estimates. */
  static AccuracyAxis around(Collection<Estimate> estimates) {
    AccuracyAxis axis = new AccuracyAxis();
    for (Estimate estimate : estimates) {
      axis.low = Math.min(axis.low, Math.max(0, estimate.interval().low()));
      axis.high = Math.max(axis.high, Math.min(1, estimate.interval().high()));
    }
    return axis;
  }

  /** Draws a line at an accuracy, which the axis then holds. */
  void reference(double accuracy, String label) {
    low = Math.min(low, accuracy);
    high = Math.max(high, accuracy);
    rules.add(new Rule(100 * accuracy, label, Rule.NEUTRAL));
  }

  /**
   * Draws the chance level where accuracy falls half-way to it.
   *
   * @return else a sentence that says where it lies; empty where it is drawn or not known
   */
  String chance(OptionalInt classes) {
    if (classes.isEmpty()) {
      return "";
    }
    double chance = 1.0 / classes.getAsInt();
    if (low >= (high + chance) / 2) {
      return " Chance, %s %%, lies below the axis.".formatted(Text.percent(chance, 1));
    }
    low = Math.min(low, chance);
    rules.add(new Rule(100 * chance, "chance " + Text.percent(chance, 1), Rule.NEUTRAL));
    return "";
  }

  List<Rule> rules() {
    return rules;
  }

  Axis axis() {
    return Axis.nice("accuracy (%)", 100 * low, 100 * high);
  }

  /** A line through the means with their intervals, clipped to an axis. */
  static Series series(
      String name, Look look, double[] x, List<Estimate> points, Axis y, List<String> notes) {
    return Series.curve(
        name,
        look,
        x,
        points.stream().mapToDouble(p -> 100 * p.mean()).toArray(),
        points.stream().mapToDouble(p -> Math.max(y.low(), 100 * p.interval().low())).toArray(),
        points.stream().mapToDouble(p -> Math.min(y.high(), 100 * p.interval().high())).toArray(),
        notes);
  }

  /** For example {@code 91.23 ±0.43}, with a star where the interval is over images. */
  static String brief(Estimate estimate) {
    return "%s ±%s%s"
        .formatted(
            Text.percent(estimate.mean(), 2),
            Text.percent(estimate.interval().halfWidth(), 2),
            estimate.kind() == Estimate.Kind.IMAGES ? "*" : "");
  }

  /** For example {@code 91.23 % (90.80 to 91.66)}. */
  static String words(Estimate estimate) {
    return "%s %% (%s to %s)"
        .formatted(
            Text.percent(estimate.mean(), 2),
            Text.percent(estimate.interval().low(), 2),
            Text.percent(estimate.interval().high(), 2));
  }
}
