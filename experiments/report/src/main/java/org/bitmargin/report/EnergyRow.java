package org.bitmargin.report;

import java.util.List;

/**
 * One line of {@code energy.csv}: what a tensor takes of an inference.
 *
 * @param memory label of the memory
 * @param parameters of the fault model at this operating point
 * @param tensor name; {@code (all)} for leakage
 * @param bitsRead data bits an inference
 * @param bitsWritten data bits an inference
 * @param nanojoule an inference
 */
record EnergyRow(
    String cell,
    String memory,
    String parameters,
    String protection,
    double ber,
    String tensor,
    Kind kind,
    boolean exposed,
    long bitsRead,
    long bitsWritten,
    double nanojoule) {
  static final String FILE = "energy.csv";
  static final List<String> COLUMNS =
      List.of(
          "cell",
          "fault_model",
          "fault_params",
          "protection",
          "ber",
          "tensor",
          "kind",
          "exposed",
          "bits_read",
          "bits_written",
          "energy_nj");

  /** What energy is spent on. */
  enum Kind {
    PARAMETER,
    ACTIVATION,
    LEAKAGE
  }

  static EnergyRow of(CsvRow row) {
    double nanojoule = row.number("energy_nj");
    if (nanojoule < 0) {
      throw row.error("energy_nj", "a number of at least 0");
    }
    return new EnergyRow(
        row.text("cell"),
        row.text("fault_model"),
        row.text("fault_params"),
        row.text("protection"),
        row.fraction("ber"),
        row.text("tensor"),
        kind(row),
        row.flag("exposed"),
        row.whole("bits_read", 0),
        row.whole("bits_written", 0),
        nanojoule);
  }

  private static Kind kind(CsvRow row) {
    return switch (row.text("kind")) {
      case "parameter" -> Kind.PARAMETER;
      case "activation" -> Kind.ACTIVATION;
      case "leakage" -> Kind.LEAKAGE;
      default -> throw row.error("kind", "parameter, activation or leakage");
    };
  }
}
