package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bitmargin.api.InvalidInputException;

/** The results of a run as panels of curves, in the order in which the file names them. */
final class Study {
  private final Map<Panel, List<Curve>> curves;
  private final List<LossKey> losses;

  private Study(Map<Panel, List<Curve>> curves, List<LossKey> losses) {
    this.curves = curves;
    this.losses = losses;
  }

  /**
   * Groups rows.
   *
   * @param source of the rows, for the message about one that occurs twice
   */
  static Study of(List<ResultRow> rows, String source) {
    Set<List<Object>> seen = new LinkedHashSet<>();
    Map<Panel, Map<LossKey, List<ResultRow>>> groups = new LinkedHashMap<>();
    Set<LossKey> losses = new LinkedHashSet<>();
    for (ResultRow row : rows) {
      if (!seen.add(row.identity())) {
        throw new InvalidInputException(
            "%s, line %d, column chip: a second row for this configuration, ber %s, seed %d, chip %d; each may occur once"
                .formatted(
                    source, row.line(), Text.stored(row.point().ber()), row.seed(), row.chip()));
      }
      losses.add(row.loss());
      groups
          .computeIfAbsent(row.panel(), p -> new LinkedHashMap<>())
          .computeIfAbsent(row.loss(), l -> new ArrayList<>())
          .add(row);
    }
    Map<Panel, List<Curve>> curves = new LinkedHashMap<>();
    groups.forEach(
        (panel, byLoss) -> {
          List<Curve> list = new ArrayList<>();
          byLoss.forEach((loss, group) -> list.add(Curve.of(panel, loss, group)));
          curves.put(panel, List.copyOf(list));
        });
    return new Study(curves, List.copyOf(losses));
  }

  /** Panels in the order of the file. */
  List<Panel> panels() {
    return List.copyOf(curves.keySet());
  }

  /** Panels of quantized networks: all but the float baseline. */
  List<Panel> quantizedPanels() {
    return curves.keySet().stream().filter(panel -> !panel.isFloat()).toList();
  }

  List<Curve> curves(Panel panel) {
    return curves.get(panel);
  }

  /** Losses in the order of the file. */
  List<LossKey> losses() {
    return losses;
  }

  /** All operating points of a panel, ascending by their rates. */
  List<OperatingPoint> points(Panel panel) {
    return curves(panel).stream()
        .flatMap(curve -> curve.samples().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** All rates of a panel, ascending. */
  List<Double> rates(Panel panel) {
    return points(panel).stream().map(OperatingPoint::ber).distinct().toList();
  }

  /** The quantized panels of a network by memory, each with its protections. */
  Map<Technology, List<Panel>> technologies(Panel network) {
    return quantizedPanels().stream()
        .filter(panel -> panel.sameNetwork(network))
        .collect(Collectors.groupingBy(Panel::technology, LinkedHashMap::new, Collectors.toList()));
  }

  /** The plain cross-entropy curve of a panel. */
  Optional<Curve> baseline(Panel panel) {
    return curves(panel).stream().filter(curve -> curve.loss().isBaseline()).findFirst();
  }

  /**
   * The float baseline of a panel: the fault-free 32-bit network of the same model, trained with
   * plain cross-entropy, else with the loss that did best.
   */
  Optional<Curve> floatBaseline(Panel panel) {
    List<Curve> floats =
        panels().stream()
            .filter(other -> other.isFloat() && other.sameArchitecture(panel))
            .flatMap(other -> curves(other).stream())
            .filter(curve -> curve.golden().isPresent())
            .toList();
    return floats.stream()
        .filter(curve -> curve.loss().isBaseline())
        .findFirst()
        .or(() -> floats.stream().reduce((a, b) -> goldenAccuracy(b) > goldenAccuracy(a) ? b : a));
  }

  private static double goldenAccuracy(Curve curve) {
    return curve.golden().orElseThrow().estimate().mean();
  }
}
