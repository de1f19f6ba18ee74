package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.Parameter;
import org.bitmargin.engine.AuditRow;
import org.bitmargin.engine.EnergyAccount;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.Measurement;
import org.bitmargin.engine.Placement;

/** The tables of one cell, filled fault model by fault model. */
final class CellTables {
  private final ResolvedExperiment experiment;
  private final Cell cell;
  private final RateTables rates;
  private final Map<String, Csv> tables = new LinkedHashMap<>();

  CellTables(
      ResolvedExperiment experiment, Cell cell, List<String> classes, List<EpochRecord> history) {
    this.experiment = experiment;
    this.cell = cell;
    Columns.TABLES.forEach((file, columns) -> tables.put(file, new Csv(columns)));
    this.rates = new RateTables(cell.id(), classes, tables);
    for (EpochRecord e : history) {
      tables
          .get("training.csv")
          .row(
              cell.id(),
              e.epoch(),
              e.learningRate(),
              e.trainLoss(),
              e.trainAccuracy(),
              e.validationLoss(),
              e.validationAccuracy(),
              e.validationMeanLogitMargin());
    }
  }

  /** The content of each file by its name. */
  Map<String, String> contents() {
    Map<String, String> contents = new LinkedHashMap<>();
    tables.forEach((file, csv) -> contents.put(file, csv.toString()));
    return contents;
  }

  /** The training table alone: a cell without results counts as not evaluated. */
  Map<String, String> trainingOnly() {
    return Map.of("training.csv", tables.get("training.csv").toString());
  }

  /** Adds the campaign of one memory. */
  void add(Memory memory, List<Measurement> measurements) {
    String label = memory.label(experiment);
    measurements.forEach(m -> result(memory, m));
    measurements.forEach(m -> protection(memory, label, m));
    audit(label, measurements);
    rates.add(label, measurements);
  }

  /** Adds what an inference takes of energy at one operating point. */
  void addEnergy(Memory memory, int point, List<EnergyAccount.Row> rows) {
    for (EnergyAccount.Row row : rows) {
      tables
          .get("energy.csv")
          .row(
              cell.id(),
              memory.label(experiment),
              memory.parametersAt(point),
              memory.protectionLabel(),
              memory.points().models().get(point).bitErrorRate(),
              row.tensor(),
              row.kind(),
              row.exposed(),
              row.bitsRead(),
              row.bitsWritten(),
              row.nanojoule());
    }
  }

  private void protection(Memory memory, String label, Measurement m) {
    Measurement.Faults f = m.faults();
    tables
        .get("protection.csv")
        .row(
            cell.id(),
            label,
            memory.parametersAt(m.point()),
            memory.protectionLabel(),
            m.ber(),
            m.chip(),
            m.storedBits(),
            f.flipped(),
            f.corrected(),
            f.detected(),
            f.silent(),
            f.residual(),
            m.drawn());
  }

  private void result(Memory memory, Measurement m) {
    PluginChoice fault = memory.points().choices().get(m.point());
    tables
        .get("results.csv")
        .row(
            experiment.name(),
            experiment.dataset().name(),
            cell.label(),
            cell.loss().loss().name(),
            cell.loss().describeParameters(),
            cell.quantization().bits(),
            cell.activationBits(),
            fault.name(),
            memory.parametersAt(m.point()),
            memory.protectionLabel(),
            fault.lifetime(),
            m.ber(),
            cell.seed(),
            m.chip(),
            m.outcome().correct(),
            m.outcome().total(),
            m.outcome().accuracy(),
            m.outcome().meanLogitMargin(),
            m.flippedBits(),
            m.storedBits());
  }

  /** A tensor outside the faulty memory is listed once a rate, unless the engine did flip a bit. */
  private void audit(String label, List<Measurement> measurements) {
    for (Measurement m : measurements) {
      for (AuditRow a : m.audit()) {
        if (a.exposed() || m.chip() == 0 || a.flips01() + a.flips10() > 0) {
          tables
              .get("audit.csv")
              .row(
                  cell.id(),
                  label,
                  m.ber(),
                  m.chip(),
                  a.tensor(),
                  role(a.role(), a.tensor()),
                  a.exposed(),
                  a.bit(),
                  a.storedBits(),
                  a.flips01(),
                  a.flips10());
        }
      }
    }
  }

  /** Check bits and copies carry the name of what they guard: {@code conv1.weight/parity}. */
  private static Object role(Parameter.Role role, String tensor) {
    if (role != null) {
      return role;
    }
    return tensor.contains("/") ? "protection" : "activation";
  }

  /** Adds where everything lies in a memory; what is not exposed has no addresses. */
  void addAddresses(Memory memory, List<Placement> placements) {
    MemoryGeometry geometry = experiment.memory();
    for (Placement p : placements) {
      boolean placed = p.exposed() && p.codes() > 0;
      long first = placed ? p.region().firstBit() : 0;
      long last = placed ? p.region().endBit() - 1 : 0;
      MemoryGeometry.Cell from = geometry.cell(first);
      MemoryGeometry.Cell to = geometry.cell(last);
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(cell.id(), memory.label(experiment), p.tensor()));
      row.addAll(List.of(role(p.role(), p.tensor()), p.exposed(), p.codes(), p.width()));
      row.addAll(
          placed
              ? List.of(geometry.mapping(), first, last, from.bank(), from.row(), from.column())
              : Collections.nCopies(6, ""));
      row.addAll(placed ? List.of(to.bank(), to.row(), to.column()) : Collections.nCopies(3, ""));
      tables.get("addresses.csv").row(row.toArray());
    }
  }
}
