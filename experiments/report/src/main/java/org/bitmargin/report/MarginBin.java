package org.bitmargin.report;

import java.util.List;

/** One line of {@code margins.csv}: images whose logit margin lies in [low, high). */
record MarginBin(String cell, String faultModel, double ber, double low, double high, long count) {
  static final String FILE = "margins.csv";
  static final List<String> COLUMNS =
      List.of("cell", "fault_model", "ber", "bin_low", "bin_high", "count");

  static MarginBin of(CsvRow row) {
    double low = row.number("bin_low");
    double high = row.numberOrNaN("bin_high");
    if (!(high > low)) {
      throw row.error("bin_high", "a number above bin_low");
    }
    return new MarginBin(
        row.text("cell"),
        row.text("fault_model"),
        row.fraction("ber"),
        low,
        high,
        row.whole("count", 0));
  }
}
