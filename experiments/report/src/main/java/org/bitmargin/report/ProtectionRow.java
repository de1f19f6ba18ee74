package org.bitmargin.report;

import java.util.List;

/**
 * One line of {@code protection.csv}: what became of the faulty bits of a chip.
 *
 * @param point cell, memory and operating point
 * @param chip number of the chip
 */
record ProtectionRow(PointKey point, long chip, ProtectionCounts counts) {
  static final String FILE = "protection.csv";
  static final List<String> COLUMNS =
      List.of(
          "cell",
          "fault_model",
          "fault_params",
          "protection",
          "ber",
          "chip",
          "stored_bits",
          "faulty_bits",
          "corrected",
          "detected",
          "silent",
          "residual_bits");

  static ProtectionRow of(CsvRow row) {
    return new ProtectionRow(
        new PointKey(
            row.text("cell"),
            row.text("fault_model"),
            row.text("fault_params"),
            row.text("protection"),
            row.fraction("ber")),
        row.whole("chip", 0),
        new ProtectionCounts(
            row.whole("stored_bits", 0),
            row.whole("faulty_bits", 0),
            row.whole("corrected", 0),
            row.whole("detected", 0),
            row.whole("silent", 0),
            row.whole("residual_bits", 0)));
  }
}
