package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code energy.csv} by panel, loss and operating point. */
final class Energies {
  private record Trained(Panel panel, LossKey loss, OperatingPoint point) {}

  /** A line of an account occurs once, also where two memories of a run share a point. */
  private record Line(String tensor, EnergyRow.Kind kind) {}

  private final Map<Trained, List<EnergyAccount>> accounts = new LinkedHashMap<>();
  private final Study study;

  private Energies(Study study) {
    this.study = study;
  }

  static Energies of(RunFolder run, List<EnergyRow> rows) {
    Map<PointKey, Map<Line, EnergyRow>> blocks = new LinkedHashMap<>();
    for (EnergyRow row : rows) {
      var key =
          new PointKey(row.cell(), row.memory(), row.parameters(), row.protection(), row.ber());
      blocks
          .computeIfAbsent(key, k -> new LinkedHashMap<>())
          .putIfAbsent(new Line(row.tensor(), row.kind()), row);
    }
    Energies energies = new Energies(run.study());
    blocks.forEach(
        (key, lines) ->
            run.cells()
                .find(key.cell())
                .ifPresent(cell -> energies.add(cell, key, new EnergyAccount(lines.values()))));
    return energies;
  }

  private void add(Cell cell, PointKey key, EnergyAccount account) {
    for (Panel panel : study.quantizedPanels()) {
      if (panel.sameNetwork(cell.panel())) {
        study.points(panel).stream()
            .filter(point -> key.names(panel, point))
            .map(point -> new Trained(panel, cell.loss(), point))
            .forEach(t -> accounts.computeIfAbsent(t, k -> new ArrayList<>()).add(account));
      }
    }
  }

  boolean isEmpty() {
    return accounts.isEmpty();
  }

  /** The account of a loss at a point, of its first training seed: seeds do not change sizes. */
  Optional<EnergyAccount> account(Panel panel, LossKey loss, OperatingPoint point) {
    return Optional.ofNullable(accounts.get(new Trained(panel, loss, point)))
        .map(list -> list.get(0));
  }

  /** The points of a curve whose energy is known, mildest first. */
  List<EnergyPoint> points(Curve curve) {
    List<EnergyPoint> points = new ArrayList<>();
    curve
        .samples()
        .forEach(
            (point, sample) ->
                account(curve.panel(), curve.loss(), point)
                    .ifPresent(a -> points.add(new EnergyPoint(curve, point, sample, a.total()))));
    return points;
  }

  /** The points of all curves of some panels, curve by curve. */
  List<EnergyPoint> points(List<Panel> panels) {
    return panels.stream()
        .flatMap(panel -> study.curves(panel).stream())
        .flatMap(curve -> points(curve).stream())
        .toList();
  }
}
