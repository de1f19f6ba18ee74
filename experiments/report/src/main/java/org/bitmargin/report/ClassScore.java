package org.bitmargin.report;

import java.util.List;

/** One line of {@code classes.csv}; a score is NaN where it is undefined (a class never seen). */
record ClassScore(
    String cell,
    String faultModel,
    double ber,
    String name,
    double precision,
    double recall,
    double f1) {
  static final String FILE = "classes.csv";
  static final List<String> COLUMNS =
      List.of("cell", "fault_model", "ber", "class", "precision", "recall", "f1");

  static ClassScore of(CsvRow row) {
    return new ClassScore(
        row.text("cell"),
        row.text("fault_model"),
        row.fraction("ber"),
        row.text("class"),
        row.numberOrNaN("precision"),
        row.numberOrNaN("recall"),
        row.numberOrNaN("f1"));
  }
}
