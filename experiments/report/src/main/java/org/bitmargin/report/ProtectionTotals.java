package org.bitmargin.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code protection.csv} by panel and operating point, losses, seeds and chips together. */
final class ProtectionTotals {
  private record At(Panel panel, OperatingPoint point) {}

  /** A chip counts once, also where two memories of a run share a point. */
  private record Chip(PointKey point, long chip) {}

  private final Map<At, ProtectionCounts> totals = new LinkedHashMap<>();

  private ProtectionTotals() {}

  static ProtectionTotals of(RunFolder run, List<ProtectionRow> rows) {
    Map<Chip, ProtectionCounts> chips = new LinkedHashMap<>();
    rows.forEach(row -> chips.putIfAbsent(new Chip(row.point(), row.chip()), row.counts()));
    Map<PointKey, ProtectionCounts> points = new LinkedHashMap<>();
    chips.forEach((chip, counts) -> points.merge(chip.point(), counts, ProtectionCounts::plus));
    ProtectionTotals totals = new ProtectionTotals();
    points.forEach(
        (key, counts) ->
            run.cells()
                .find(key.cell())
                .ifPresent(cell -> totals.add(run.study(), cell, key, counts)));
    return totals;
  }

  private void add(Study study, Cell cell, PointKey key, ProtectionCounts counts) {
    for (Panel panel : study.panels()) {
      if (panel.sameNetwork(cell.panel())) {
        study.points(panel).stream()
            .filter(point -> key.names(panel, point))
            .forEach(point -> totals.merge(new At(panel, point), counts, ProtectionCounts::plus));
      }
    }
  }

  Optional<ProtectionCounts> at(Panel panel, OperatingPoint point) {
    return Optional.ofNullable(totals.get(new At(panel, point)));
  }

  boolean has(Panel panel) {
    return totals.keySet().stream().anyMatch(at -> at.panel().equals(panel));
  }
}
