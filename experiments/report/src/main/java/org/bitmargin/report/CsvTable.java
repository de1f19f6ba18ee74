package org.bitmargin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bitmargin.api.InvalidInputException;

/** Reads CSV files (RFC 4180, UTF-8, one header line) strictly. */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvTable() {}

  /**
   * All rows of a file.
   *
   * @param columns that must be there; their order is free and others are ignored
   */
  static <T> List<T> read(Path file, List<String> columns, Function<CsvRow, T> reader) {
    List<T> rows = new ArrayList<>();
    forEach(file, columns, row -> rows.add(reader.apply(row)));
    return List.copyOf(rows);
  }

  /** Visits the rows of a file one by one, so that a long one need not fit into memory. */
  static void forEach(Path file, List<String> columns, Consumer<CsvRow> visitor) {
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      for (String column : columns) {
        if (!parser.getHeaderNames().contains(column)) {
          throw new InvalidInputException(
              "%s, line 1: no column %s; expected %s"
                  .formatted(file, column, String.join(",", columns)));
        }
      }
      for (CSVRecord values : parser) {
        long line = parser.getCurrentLineNumber();
        if (!values.isConsistent()) {
          throw new InvalidInputException(
              "%s, line %d: %d values where the header names %d columns"
                  .formatted(file, line, values.size(), parser.getHeaderNames().size()));
        }
        visitor.accept(new CsvRow(file, line, values));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "%s is not a UTF-8 CSV file with one header line: %s"
              .formatted(file, Text.oneLine(e.getMessage())),
          e);
    }
  }
}
