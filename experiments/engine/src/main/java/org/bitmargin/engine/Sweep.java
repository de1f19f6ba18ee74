package org.bitmargin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;

/**
 * The operating points a memory is measured at, in ascending order of their bit error rates, and
 * which of them share a chip: one is drawn at the worst point, and the points it can be restricted
 * to come from it.
 */
public final class Sweep {

  /**
   * A point of a sweep.
   *
   * @param model the memory at this point
   * @param source index of the model its chips are drawn from
   * @param severity they are restricted to
   */
  record Point(FaultModel model, int source, double severity) {}

  private final List<Point> points;
  private final List<FaultModel> sources;

  private Sweep(List<Point> points, List<FaultModel> sources) {
    this.points = List.copyOf(points);
    this.sources = List.copyOf(sources);
  }

  /**
   * One memory at several bit error rates.
   *
   * @param faults at any operating point; moved to each rate by {@link FaultModel#at}
   * @param rates fractions, at least one; 0 is the golden network
   */
  public static Sweep ofRates(FaultModel faults, List<Double> rates) {
    List<Double> ascending = rates.stream().distinct().sorted().toList();
    double highest = ascending.get(ascending.size() - 1);
    List<Point> points = new ArrayList<>();
    for (double rate : ascending) {
      points.add(new Point(faults.at(rate), 0, highest == 0 ? 0 : rate / highest));
    }
    return new Sweep(points, List.of(faults.at(highest)));
  }

  /**
   * Operating points given one by one, all of the same lifetime.
   *
   * @param models at least one, in ascending order of their bit error rates
   */
  public static Sweep ofPoints(List<FaultModel> models) {
    List<FaultModel> sources = new ArrayList<>();
    List<Point> points = new ArrayList<>();
    for (int i = models.size() - 1; i >= 0; i--) {
      points.add(0, place(models.get(i), sources));
    }
    return new Sweep(points, sources);
  }

  private static Point place(FaultModel model, List<FaultModel> sources) {
    for (int i = 0; i < sources.size(); i++) {
      OptionalDouble severity = sources.get(i).severityOf(model);
      if (severity.isPresent()) {
        return new Point(model, i, severity.getAsDouble());
      }
    }
    sources.add(model);
    return new Point(model, sources.size() - 1, 1);
  }

  /** Ascending by bit error rate. */
  List<Point> points() {
    return points;
  }

  /** The models chips are drawn from: a chip of one serves every point restricted from it. */
  public List<FaultModel> sources() {
    return sources;
  }

  /** How long the faults of all points last. */
  public Lifetime lifetime() {
    return sources.get(0).lifetime();
  }
}
