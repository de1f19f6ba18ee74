package org.bitmargin.report;

import java.util.List;

/** One line of {@code metrics.csv}: mean logit margin, mean logit range and their ratio. */
record CellMetric(String cell, String faultModel, double ber, double relativeMargin) {
  static final String FILE = "metrics.csv";
  static final List<String> COLUMNS = List.of("cell", "fault_model", "ber", "relative_margin");

  static CellMetric of(CsvRow row) {
    return new CellMetric(
        row.text("cell"),
        row.text("fault_model"),
        row.fraction("ber"),
        row.numberOrNaN("relative_margin"));
  }
}
