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
    Energies energies,
    List<MemoryEnergy> memories,
    List<TechnologyComparison> technologies,
    ProtectionTotals protections,
    Optional<JsonNode> manifest,
    Optional<JsonNode> experiment,
    Optional<String> configuration) {

  static Findings of(RunFolder run) {
    Tables tables = Tables.of(run);
    Map<Panel, List<Comparison>> comparisons = new LinkedHashMap<>();
    for (Panel panel : run.study().panels()) {
      comparisons.put(panel, Comparison.of(run.study(), panel));
    }
    Energies energies = Energies.of(run, tables.energy());
    List<MemoryEnergy> memories = MemoryEnergy.of(run.study(), energies);
    List<TechnologyComparison> technologies = TechnologyComparison.of(run.study(), energies);
    return new Findings(
        run,
        tables,
        Figures.of(run, tables, new MemoryFigures(energies, memories, technologies)),
        comparisons,
        energies,
        memories,
        technologies,
        ProtectionTotals.of(run, tables.protection()),
        run.files().manifest(),
        run.files().experiment(),
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

  /** The energy of a point, tensor by tensor. */
  EnergyAccount account(EnergyPoint point) {
    return energies
        .account(point.curve().panel(), point.curve().loss(), point.point())
        .orElseThrow();
  }

  /** Whether a cell is of a network. */
  boolean isOf(String cell, Panel network) {
    return run.cells().find(cell).filter(c -> c.panel().sameNetwork(network)).isPresent();
  }

  /** What the memory of a panel holds; empty where there is no audit of it. */
  Optional<StoredBits> storedBits(Panel panel) {
    return tables.audit().stream()
        .flatMap(
            audit ->
                audit.keys().stream()
                    .filter(key -> panel.hasFaults(key.faultModel()) && isOf(key.cell(), panel))
                    .map(audit::stored))
        .findFirst();
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
