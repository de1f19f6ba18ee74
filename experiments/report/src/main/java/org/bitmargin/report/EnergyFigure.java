package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Accuracy against the energy of an inference: every operating point, a colour a loss, a marker a
 * protection, and the Pareto front.
 */
final class EnergyFigure {
  private final RunFolder run;
  private final MemoryEnergy memory;
  private final EnergyScale scale;

  private EnergyFigure(RunFolder run, MemoryEnergy memory) {
    this.run = run;
    this.memory = memory;
    this.scale = memory.scale();
  }

  static Figure of(RunFolder run, MemoryEnergy memory, String id, OptionalInt classes) {
    return new EnergyFigure(run, memory).build(id, classes);
  }

  private Figure build(String id, OptionalInt classes) {
    List<Sample> samples = memory.points().stream().map(EnergyPoint::sample).toList();
    AccuracyAxis accuracy = AccuracyAxis.around(samples.stream().map(Sample::estimate).toList());
    String chance = accuracy.chance(classes);
    Axis y = accuracy.axis();
    List<Series> series = new ArrayList<>();
    series.add(front(ParetoFront.of(memory.points()), scale));
    memory.points().stream()
        .map(EnergyPoint::curve)
        .distinct()
        .forEach(curve -> series.add(series(curve, y)));
    return new Figure(
        id,
        "Accuracy against energy",
        List.of(
            memory.title(),
            "Bars: " + IntervalNote.of(samples) + "." + chance,
            "Broken: Pareto front, the highest mean accuracy for the energy. Beside points of the first curve: "
                + (memory.technology().axis().isEmpty()
                    ? "bit error rate."
                    : memory.technology().axis() + ".")),
        scale.axis(),
        y,
        series,
        accuracy.rules(),
        OptionalDouble.empty());
  }

  /** What is attainable up to an energy: steps from point to point. */
  static Series front(List<EnergyPoint> front, EnergyScale scale) {
    double[] x = new double[2 * front.size() - 1];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = scale.position(front.get((i + 1) / 2).nanojoule());
      y[i] = 100 * front.get(i / 2).accuracy();
    }
    return Series.dashed("Pareto front", Rule.NEUTRAL, x, y);
  }

  private Series series(Curve curve, Axis y) {
    List<EnergyPoint> points =
        memory.points().stream().filter(point -> point.curve().equals(curve)).toList();
    String name = run.names().of(curve.loss());
    if (memory.panels().size() > 1) {
      name += ", " + curve.panel().protectionName();
    }
    List<String> notes = new ArrayList<>();
    for (EnergyPoint point : points) {
      notes.add(
          "%s at %s, %s: %s"
              .formatted(
                  name,
                  point.point().label(),
                  scale.text(point.nanojoule()),
                  AccuracyAxis.words(point.sample().estimate())));
    }
    Palette.Marker[] markers = Palette.Marker.values();
    int protection = memory.panels().indexOf(curve.panel());
    Look look =
        Look.bars(
            Palette.style(curve.loss(), run.study().losses()),
            markers[protection % markers.length]);
    Series series =
        AccuracyAxis.series(
            name,
            look,
            points.stream().mapToDouble(point -> scale.position(point.nanojoule())).toArray(),
            points.stream().map(point -> point.sample().estimate()).toList(),
            y,
            notes);
    return curve.equals(memory.points().get(0).curve())
        ? series.labelled(points.stream().map(point -> point.point().brief()).toList())
        : series;
  }
}
