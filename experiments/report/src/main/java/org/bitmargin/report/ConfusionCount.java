package org.bitmargin.report;

import java.util.List;

/** One line of {@code confusion.csv}, summed over chips. */
record ConfusionCount(
    String cell, String faultModel, double ber, String trueClass, String predicted, long count) {
  static final String FILE = "confusion.csv";
  static final List<String> COLUMNS =
      List.of("cell", "fault_model", "ber", "true_class", "predicted_class", "count");

  static ConfusionCount of(CsvRow row) {
    return new ConfusionCount(
        row.text("cell"),
        row.text("fault_model"),
        row.fraction("ber"),
        row.text("true_class"),
        row.text("predicted_class"),
        row.whole("count", 0));
  }
}
