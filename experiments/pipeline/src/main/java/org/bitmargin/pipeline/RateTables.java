package org.bitmargin.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitmargin.engine.MarginHistogram;
import org.bitmargin.engine.Measurement;
import org.bitmargin.engine.Outcome;
import org.tribuo.classification.evaluation.ConfusionMetrics;

/** The tables of a cell that have all chips of a rate together: margins, confusion and metrics. */
final class RateTables {
  // True negatives enter none of the three metrics.
  private static final double NO_NEGATIVES = 0;

  private final String cell;
  private final List<String> classes;
  private final Map<String, Csv> tables;

  RateTables(String cell, List<String> classes, Map<String, Csv> tables) {
    this.cell = cell;
    this.classes = classes;
    this.tables = tables;
  }

  /** Adds the campaign of one memory. */
  void add(String label, List<Measurement> measurements) {
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
          tables.get("metrics.csv").row(cell, label, rate, margin, range, margin / range);
        });
  }

  private void margins(String label, double rate, MarginHistogram margins) {
    for (int bin = 0; bin < margins.size(); bin++) {
      if (margins.count(bin) > 0) {
        tables
            .get("margins.csv")
            .row(cell, label, rate, margins.low(bin), margins.high(bin), margins.count(bin));
      }
    }
  }

  private void confusion(String label, double rate, long[][] confusion) {
    for (int t = 0; t < confusion.length; t++) {
      for (int p = 0; p < confusion.length; p++) {
        tables
            .get("confusion.csv")
            .row(cell, label, rate, classes.get(t), classes.get(p), confusion[t][p]);
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
              cell,
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
