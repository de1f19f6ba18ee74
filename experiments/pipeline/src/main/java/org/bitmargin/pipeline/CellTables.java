package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.Parameter;
import org.bitmargin.engine.AuditRow;
import org.bitmargin.engine.EnergyAccount;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.MarginHistogram;
import org.bitmargin.engine.Measurement;
import org.bitmargin.engine.Outcome;
import org.bitmargin.engine.Placement;
import org.tribuo.classification.evaluation.ConfusionMetrics;

/** The tables of one cell, filled fault model by fault model. */
final class CellTables {
  // True negatives enter none of the three metrics.
  private static final double NO_NEGATIVES = 0;

  private final ResolvedExperiment experiment;
  private final Cell cell;
  private final List<String> classes;
  private final Map<String, Csv> tables = new LinkedHashMap<>();

  CellTables(
      ResolvedExperiment experiment, Cell cell, List<String> classes, List<EpochRecord> history) {
    this.experiment = experiment;
    this.cell = cell;
    this.classes = classes;
    Columns.TABLES.forEach((file, columns) -> tables.put(file, new Csv(columns)));
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
    Map<Double, Pooled> byRate = new TreeMap<>();
    for (Measurement m : measurements) {
      byRate.computeIfAbsent(m.ber(), rate -> new Pooled(classes.size())).add(m.outcome());
    }
    byRate.forEach(
        (rate, pooled) -> {
          margins(label, rate, pooled.margins);
          confusion(label, rate, pooled.confusion);
          classes(label, rate, pooled.confusion);
          double margin = pooled.margin / pooled.chips;
          double range = pooled.range / pooled.chips;
          tables.get("metrics.csv").row(cell.id(), label, rate, margin, range, margin / range);
        });
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

  private void margins(String label, double rate, MarginHistogram margins) {
    for (int bin = 0; bin < margins.size(); bin++) {
      if (margins.count(bin) > 0) {
        tables
            .get("margins.csv")
            .row(cell.id(), label, rate, margins.low(bin), margins.high(bin), margins.count(bin));
      }
    }
  }

  private void confusion(String label, double rate, long[][] confusion) {
    for (int t = 0; t < confusion.length; t++) {
      for (int p = 0; p < confusion.length; p++) {
        tables
            .get("confusion.csv")
            .row(cell.id(), label, rate, classes.get(t), classes.get(p), confusion[t][p]);
      }
    }
  }

  /** Precision, recall and F1 of each class against all others, as Tribuo defines them. */
  private void classes(String label, double rate, long[][] confusion) {
    for (int k = 0; k < confusion.length; k++) {
      long truth = 0;
      long predicted = 0;
      for (int other = 0; other < confusion.length; other++) {
        truth += confusion[k][other];
        predicted += confusion[other][k];
      }
      double tp = confusion[k][k];
      double fp = predicted - tp;
      double fn = truth - tp;
      tables
          .get("classes.csv")
          .row(
              cell.id(),
              label,
              rate,
              classes.get(k),
              ConfusionMetrics.precision(tp, fp, NO_NEGATIVES, fn),
              ConfusionMetrics.recall(tp, fp, NO_NEGATIVES, fn),
              ConfusionMetrics.f1(tp, fp, NO_NEGATIVES, fn));
    }
  }

  /** What the chips of one rate add up to. */
  private static final class Pooled {
    private final MarginHistogram margins = new MarginHistogram();
    private final long[][] confusion;
    private double margin;
    private double range;
    private int chips;

    Pooled(int classes) {
      this.confusion = new long[classes][classes];
    }

    void add(Outcome outcome) {
      margins.add(outcome.margins());
      for (int t = 0; t < confusion.length; t++) {
        for (int p = 0; p < confusion.length; p++) {
          confusion[t][p] += outcome.confusion()[t][p];
        }
      }
      margin += outcome.meanLogitMargin();
      range += outcome.meanLogitRange();
      chips++;
    }
  }
}
