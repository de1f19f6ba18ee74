package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Accuracy against bit error rate: one line a loss, one figure a panel. */
final class AccuracyFigure {
  private final RunFolder run;
  private final Panel panel;
  private final BerScale scale;
  private final List<Curve> curves;
  private final List<Rule> rules = new ArrayList<>();

  private AccuracyFigure(RunFolder run, Panel panel) {
    this.run = run;
    this.panel = panel;
    this.scale = new BerScale(run.study().rates(panel));
    this.curves = run.study().curves(panel);
  }

  /** The figure; empty where there are not two rates to draw a curve through. */
  static Optional<Figure> of(RunFolder run, Panel panel, String id, OptionalInt classes) {
    return BerScale.fits(run.study().rates(panel))
        ? Optional.of(new AccuracyFigure(run, panel).build(id, classes))
        : Optional.empty();
  }

  private Figure build(String id, OptionalInt classes) {
    List<Sample> samples = curves.stream().flatMap(c -> c.samples().values().stream()).toList();
    List<String> notes = new ArrayList<>();
    notes.add(panel.memory());
    notes.add("Band: " + IntervalNote.of(samples) + ".");
    boolean golden = curves.stream().anyMatch(curve -> curve.golden().isPresent());
    StringBuilder last = new StringBuilder(golden ? "Dotted: golden (quantized, fault-free)." : "");
    Axis y = axis(samples, classes, last);
    curves.forEach(this::goldenRule);
    if (!last.isEmpty()) {
      notes.add(last.toString().strip());
    }
    return new Figure(
        id,
        panel.network(),
        notes,
        scale.axis(),
        y,
        curves.stream().map(curve -> series(curve, y)).toList(),
        rules,
        scale.broken() ? OptionalDouble.of(scale.breakAt()) : OptionalDouble.empty());
  }

  /** The accuracy axis, which shows the chance level only where accuracy falls half-way to it. */
  private Axis axis(List<Sample> samples, OptionalInt classes, StringBuilder note) {
    double low = 1;
    double high = 0;
    for (Sample sample : samples) {
      Estimate estimate = sample.estimate();
      low = Math.min(low, Math.max(0, estimate.interval().low()));
      high = Math.max(high, Math.min(1, estimate.interval().high()));
    }
    Optional<Curve> real = run.study().floatBaseline(panel);
    if (real.isPresent()) {
      double accuracy = real.get().golden().orElseThrow().estimate().mean();
      low = Math.min(low, accuracy);
      high = Math.max(high, accuracy);
      String name = real.get().loss().isBaseline() ? "float " : "float* ";
      rules.add(new Rule(100 * accuracy, name + Text.percent(accuracy, 1), Rule.NEUTRAL));
    }
    if (classes.isPresent()) {
      double chance = 1.0 / classes.getAsInt();
      if (low < (high + chance) / 2) {
        low = Math.min(low, chance);
        rules.add(new Rule(100 * chance, "chance " + Text.percent(chance, 1), Rule.NEUTRAL));
      } else {
        note.append(" Chance, %s %%, lies below the axis.".formatted(Text.percent(chance, 1)));
      }
    }
    return Axis.nice("accuracy (%)", 100 * low, 100 * high);
  }

  private void goldenRule(Curve curve) {
    curve
        .golden()
        .ifPresent(golden -> rules.add(new Rule(100 * golden.estimate().mean(), "", style(curve))));
  }

  private Series series(Curve curve, Axis y) {
    List<Estimate> points = curve.samples().values().stream().map(Sample::estimate).toList();
    List<OperatingPoint> at = List.copyOf(curve.samples().keySet());
    double[] x = new double[at.size()];
    List<String> notes = new ArrayList<>();
    String name = run.names().of(curve.loss());
    for (int i = 0; i < at.size(); i++) {
      x[i] = scale.position(at.get(i).ber());
      notes.add(
          "%s at %s: %s %% (%s)"
              .formatted(
                  name,
                  at.get(i).label(),
                  Text.percent(points.get(i).mean(), 2),
                  range(points.get(i).interval())));
    }
    return Series.curve(
        name,
        style(curve),
        x,
        points.stream().mapToDouble(p -> 100 * p.mean()).toArray(),
        points.stream().mapToDouble(p -> Math.max(y.low(), 100 * p.interval().low())).toArray(),
        points.stream().mapToDouble(p -> Math.min(y.high(), 100 * p.interval().high())).toArray(),
        notes);
  }

  private static String range(Bounds bounds) {
    return Text.percent(bounds.low(), 2) + " to " + Text.percent(bounds.high(), 2);
  }

  private int style(Curve curve) {
    return Palette.style(curve.loss(), run.study().losses());
  }
}
