package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.FaultModel;
import org.bitmargin.engine.Sweep;

/**
 * The operating points of a memory in ascending order of their bit error rates: what the engine
 * measures, with what the tables call each.
 *
 * @param choices the fault model as configured for each point
 * @param models it at each point
 * @param sweep of those models
 * @param unscaled the memory as configured; with operating points, at the mildest
 */
record OperatingPoints(
    List<PluginChoice> choices, List<FaultModel> models, Sweep sweep, FaultModel unscaled) {

  private record Point(PluginChoice choice, FaultModel model) {}

  static OperatingPoints of(
      FaultChoice fault, ResolvedExperiment experiment, Cell cell, Products products) {
    List<Point> points = new ArrayList<>();
    if (fault.hasPoints()) {
      fault.points().forEach(p -> points.add(new Point(p, products.faultModel(p))));
      points.sort(Comparator.comparingDouble(p -> p.model().bitErrorRate()));
      List<FaultModel> models = points.stream().map(Point::model).toList();
      return of(points, models, Sweep.ofPoints(models), models.get(0));
    }
    FaultModel model = products.faultModel(fault.model());
    List<Double> rates =
        experiment.ratesOf(cell.quantization()).stream().distinct().sorted().toList();
    rates.forEach(rate -> points.add(new Point(fault.model(), model.at(rate))));
    List<FaultModel> models = points.stream().map(Point::model).toList();
    return of(points, models, Sweep.ofRates(model, rates), model);
  }

  private static OperatingPoints of(
      List<Point> points, List<FaultModel> models, Sweep sweep, FaultModel unscaled) {
    return new OperatingPoints(
        points.stream().map(Point::choice).toList(), models, sweep, unscaled);
  }

  /** The fault model as configured for the point that is this model, where it is one. */
  Optional<PluginChoice> choiceOf(FaultModel model) {
    return IntStream.range(0, size())
        .filter(i -> models.get(i) == model)
        .mapToObj(choices::get)
        .findFirst();
  }

  int size() {
    return choices.size();
  }
}
