package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * All memories of a network in one figure, a colour a memory, a marker a loss, each point labelled
 * by the value of the parameter that was turned: against bit error rate, and against energy.
 */
final class TechnologyFigures {
  /** Points of a curve and where they lie on the x axis. */
  private record Drawn(Curve curve, List<OperatingPoint> points, double[] x) {}

  private final RunFolder run;
  private final TechnologyComparison memories;
  private final OptionalInt classes;

  TechnologyFigures(RunFolder run, TechnologyComparison memories, OptionalInt classes) {
    this.run = run;
    this.memories = memories;
    this.classes = classes;
  }

  /** Accuracy against bit error rate; empty where all points have the same. */
  Optional<Figure> byRate(String id) {
    List<Double> rates =
        memories.panels().stream()
            .flatMap(panel -> run.study().rates(panel).stream())
            .distinct()
            .sorted()
            .toList();
    if (!BerScale.fits(rates)) {
      return Optional.empty();
    }
    BerScale scale = new BerScale(rates);
    List<Drawn> drawn = new ArrayList<>();
    for (Panel panel : memories.panels()) {
      for (Curve curve : run.study().curves(panel)) {
        List<OperatingPoint> points = List.copyOf(curve.samples().keySet());
        double[] x = points.stream().mapToDouble(p -> scale.position(p.ber())).toArray();
        drawn.add(new Drawn(curve, points, x));
      }
    }
    String title = "Accuracy at the operating points of all memories";
    OptionalDouble breakAt =
        scale.broken() ? OptionalDouble.of(scale.breakAt()) : OptionalDouble.empty();
    return Optional.of(figure(id, title, drawn, scale.axis(), List.of(), breakAt));
  }

  /** Accuracy against energy; empty where the energy of fewer than two memories is known. */
  Optional<Figure> byEnergy(String id, Energies energies) {
    List<EnergyPoint> points = energies.points(memories.panels());
    List<Curve> curves = points.stream().map(EnergyPoint::curve).distinct().toList();
    if (curves.stream().map(Curve::panel).distinct().count() < 2) {
      return Optional.empty();
    }
    EnergyScale scale = EnergyScale.of(points);
    List<Drawn> drawn = new ArrayList<>();
    for (Curve curve : curves) {
      List<EnergyPoint> own = points.stream().filter(p -> p.curve().equals(curve)).toList();
      drawn.add(
          new Drawn(
              curve,
              own.stream().map(EnergyPoint::point).toList(),
              own.stream().mapToDouble(p -> scale.position(p.nanojoule())).toArray()));
    }
    String title = "Accuracy against energy, all memories";
    List<Series> front = List.of(EnergyFigure.front(ParetoFront.of(points), scale));
    return Optional.of(figure(id, title, drawn, scale.axis(), front, OptionalDouble.empty()));
  }

  private Figure figure(
      String id,
      String title,
      List<Drawn> drawn,
      Axis x,
      List<Series> front,
      OptionalDouble breakAt) {
    List<Sample> samples =
        drawn.stream()
            .flatMap(d -> d.points().stream().map(point -> d.curve().at(point).orElseThrow()))
            .toList();
    AccuracyAxis accuracy = AccuracyAxis.around(samples.stream().map(Sample::estimate).toList());
    String chance = accuracy.chance(classes);
    Axis y = accuracy.axis();
    List<Series> series = new ArrayList<>(front);
    for (Drawn d : drawn) {
      boolean first = d.curve().equals(run.study().curves(d.curve().panel()).get(0));
      series.add(series(d, y, first));
    }
    List<String> notes = new ArrayList<>();
    notes.add(memories.network().network());
    notes.add("Bars: " + IntervalNote.of(samples) + "." + chance);
    notes.add(
        "Beside points of the first loss: the value of the parameter turned."
            + (front.isEmpty() ? "" : " Broken: Pareto front."));
    return new Figure(id, title, notes, x, y, series, accuracy.rules(), breakAt);
  }

  private Series series(Drawn drawn, Axis y, boolean labelled) {
    Curve curve = drawn.curve();
    int loss = Palette.style(curve.loss(), run.study().losses());
    String name = memories.name(curve.panel()) + ", " + run.names().of(curve.loss());
    List<Estimate> estimates =
        drawn.points().stream().map(p -> curve.at(p).orElseThrow().estimate()).toList();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      String at = drawn.points().get(i).label();
      notes.add("%s at %s: %s".formatted(name, at, AccuracyAxis.words(estimates.get(i))));
    }
    Look look = Look.bars(memories.ink(curve.panel()), Palette.marker(loss));
    Series series = AccuracyAxis.series(name, look, drawn.x(), estimates, y, notes);
    return labelled
        ? series.labelled(drawn.points().stream().map(OperatingPoint::brief).toList())
        : series;
  }
}
