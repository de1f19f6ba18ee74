package org.bitmargin.report;

import java.util.List;

/**
 * One line of {@code addresses.csv}: where a stored tensor lies in the faulty memory.
 *
 * @param memory label of the memory
 * @param kind role of the parameter, activation or protection
 * @param exposed whether it has cells there; the cells are empty texts where not
 * @param codes number of codes
 * @param bits of a code
 * @param mapping of addresses to cells
 * @param firstBit address of the first bit
 * @param lastBit address of the last bit
 * @param first cell: bank, row and column
 * @param last cell: bank, row and column
 */
record AddressRow(
    String cell,
    String memory,
    String tensor,
    String kind,
    boolean exposed,
    long codes,
    long bits,
    String mapping,
    String firstBit,
    String lastBit,
    String first,
    String last) {
  static final String FILE = "addresses.csv";
  static final List<String> COLUMNS =
      List.of(
          "cell",
          "fault_model",
          "tensor",
          "role",
          "exposed",
          "codes",
          "code_bits",
          "mapping",
          "first_bit",
          "last_bit",
          "first_bank",
          "first_row",
          "first_column",
          "last_bank",
          "last_row",
          "last_column");

  static AddressRow of(CsvRow row) {
    return new AddressRow(
        row.text("cell"),
        row.text("fault_model"),
        row.text("tensor"),
        row.text("role"),
        row.flag("exposed"),
        row.whole("codes", 0),
        row.whole("code_bits", 1),
        row.text("mapping"),
        row.text("first_bit"),
        row.text("last_bit"),
        place(row, "first"),
        place(row, "last"));
  }

  private static String place(CsvRow row, String end) {
    return "%s / %s / %s"
        .formatted(row.text(end + "_bank"), row.text(end + "_row"), row.text(end + "_column"));
  }
}
