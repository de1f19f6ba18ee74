package org.bitmargin.report;

import java.nio.file.Path;
import org.apache.commons.csv.CSVRecord;
import org.bitmargin.api.InvalidInputException;

/** One line of a CSV file, read by column name; what is wrong is said with file, line, column. */
final class CsvRow {
  private final Path file;
  private final long line;
  private final CSVRecord values;

  CsvRow(Path file, long line, CSVRecord values) {
    this.file = file;
    this.line = line;
    this.values = values;
  }

  /** Line of the file, the header being line 1. */
  long line() {
    return line;
  }

  /** The text of a cell. */
  String text(String column) {
    return values.get(column);
  }

  /** A finite number. */
  double number(String column) {
    double value = numberOrNaN(column);
    if (!Double.isFinite(value)) {
      throw error(column, "a finite number");
    }
    return value;
  }

  /** A number, or NaN where the cell is empty or says NaN; may be infinite. */
  double numberOrNaN(String column) {
    String text = text(column);
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error(column, "a number");
    }
  }

  /** A number in [0, 1]. */
  double fraction(String column) {
    double value = number(column);
    if (!(value >= 0 && value <= 1)) {
      throw error(column, "a fraction in [0, 1]");
    }
    return value;
  }

  /** A whole number of at least {@code lowest}. */
  long whole(String column, long lowest) {
    try {
      long value = Long.parseLong(text(column));
      if (value >= lowest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the same message as for a number too small
    }
    throw error(column, "a whole number of at least " + lowest);
  }

  /** {@code true} or {@code false}. */
  boolean flag(String column) {
    return switch (text(column)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(column, "true or false");
    };
  }

  /** An error about one cell of this line. */
  InvalidInputException error(String column, String expected) {
    return new InvalidInputException(
        "%s, line %d, column %s: '%s' where %s belongs"
            .formatted(file, line, column, text(column), expected));
  }
}
