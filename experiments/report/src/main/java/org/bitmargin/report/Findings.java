package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the report says, before it is laid out. */
record Findings(
    RunFolder run,
    Tables tables,
    Figures figures,
    Map<Panel, List<Comparison>> comparisons,
    Optional<JsonNode> manifest,
    Optional<String> configuration) {

  static Findings of(RunFolder run) {
    Tables tables = Tables.of(run);
    Map<Panel, List<Comparison>> comparisons = new LinkedHashMap<>();
    for (Panel panel : run.study().panels()) {
      comparisons.put(panel, Comparison.of(run.study(), panel));
    }
    return new Findings(
        run,
        tables,
        Figures.of(run, tables),
        comparisons,
        run.files().manifest(),
        run.files().text("experiment.yaml"));
  }

  Study study() {
    return run.study();
  }

  String name(LossKey loss) {
    return run.names().of(loss);
  }

  /** All comparisons of the run. */
  Stream<Comparison> allComparisons() {
    return comparisons.values().stream().flatMap(List::stream);
  }

  /** The comparison of a loss at an operating point. */
  Optional<Comparison> comparison(Panel panel, LossKey loss, OperatingPoint point) {
    return comparisons.get(panel).stream()
        .filter(c -> c.loss().equals(loss) && c.point().equals(point))
        .findFirst();
  }

  /**
   * Margin over logit range of the reference, mean over the training seeds; NaN where no table
   * tells.
   */
  double relativeMargin(Panel panel, LossKey loss) {
    List<CellMetric> own =
        tables.metrics().stream()
            .flatMap(List::stream)
            .filter(m -> panel.hasFaults(m.faultModel()))
            .filter(
                m ->
                    run.cells()
                        .find(m.cell())
                        .filter(c -> c.loss().equals(loss) && c.panel().sameNetwork(panel))
                        .isPresent())
            .toList();
    double mildest =
        panel.hasAxis() ? own.stream().mapToDouble(CellMetric::ber).min().orElse(0) : 0;
    return own.stream()
        .filter(m -> m.ber() == mildest)
        .mapToDouble(CellMetric::relativeMargin)
        .average()
        .orElse(Double.NaN);
  }

  /** A cell's network and loss in words; the id itself where its folder is missing. */
  String cellName(String id) {
    return run.cells()
        .find(id)
        .map(
            c ->
                "%s, %s, %s, seed %d"
                    .formatted(c.panel().model(), c.panel().width(), name(c.loss()), c.seed()))
        .orElse(id);
  }
}
