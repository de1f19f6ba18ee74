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
    AccuracyAxis accuracy = AccuracyAxis.around(samples.stream().map(Sample::estimate).toList());
    run.study()
        .floatBaseline(panel)
        .ifPresent(
            real -> {
              double mean = real.golden().orElseThrow().estimate().mean();
              String name = real.loss().isBaseline() ? "float " : "float* ";
              accuracy.reference(mean, name + Text.percent(mean, 1));
            });
    boolean golden = curves.stream().anyMatch(curve -> curve.golden().isPresent());
    String last =
        (golden ? "Dotted: golden (quantized, fault-free)." : "") + accuracy.chance(classes);
    List<Rule> rules = new ArrayList<>(accuracy.rules());
    curves.forEach(curve -> goldenRule(curve).ifPresent(rules::add));
    if (panel.hasAxis()) {
      notes.add("Beside points of the first loss: " + panel.axis() + ".");
    }
    if (!last.isEmpty()) {
      notes.add(last.strip());
    }
    Axis y = accuracy.axis();
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

  private Optional<Rule> goldenRule(Curve curve) {
    return curve.golden().map(golden -> new Rule(100 * golden.estimate().mean(), "", style(curve)));
  }

  private Series series(Curve curve, Axis y) {
    List<Estimate> points = curve.samples().values().stream().map(Sample::estimate).toList();
    List<OperatingPoint> at = List.copyOf(curve.samples().keySet());
    double[] x = at.stream().mapToDouble(point -> scale.position(point.ber())).toArray();
    List<String> notes = new ArrayList<>();
    String name = run.names().of(curve.loss());
    for (int i = 0; i < x.length; i++) {
      notes.add(
          "%s at %s: %s".formatted(name, at.get(i).label(), AccuracyAxis.words(points.get(i))));
    }
    Series series = AccuracyAxis.series(name, Look.of(style(curve)), x, points, y, notes);
    boolean labelled = panel.hasAxis() && curve.equals(curves.get(0));
    return labelled ? series.labelled(at.stream().map(OperatingPoint::brief).toList()) : series;
  }

  private int style(Curve curve) {
    return Palette.style(curve.loss(), run.study().losses());
  }
}
