package org.bitmargin.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** A table with a header; numbers in their shortest exact form, lines end in a newline. */
final class Csv {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private final StringBuilder text = new StringBuilder();
  private final int columns;

  Csv(List<String> header) {
    this.columns = header.size();
    line(new ArrayList<>(header));
  }

  void row(Object... values) {
    if (values.length != columns) {
      throw new IllegalStateException("%d values, %d columns".formatted(values.length, columns));
    }
    List<Object> shown = new ArrayList<>();
    for (Object value : values) {
      shown.add(Numbers.show(value));
    }
    line(shown);
  }

  private void line(List<Object> values) {
    try {
      FORMAT.printRecord(text, values.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
