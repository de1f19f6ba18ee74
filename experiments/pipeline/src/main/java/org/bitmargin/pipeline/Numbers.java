package org.bitmargin.pipeline;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.bitmargin.api.InnerFaultModel;

/** How values look in results files and names. */
final class Numbers {
  private static final int LONGEST_PLAIN = 14;

  private Numbers() {}

  /**
   * A number in its shortest exact form: 128.0 as 128, 1.0E-4 as 0.0001. It parses back to the same
   * number.
   */
  static String show(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    String plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    return plain.length() <= LONGEST_PLAIN || plain.length() <= Double.toString(value).length()
        ? plain
        : Double.toString(value);
  }

  /** Any value of a parameter record. */
  static String show(Object value) {
    if (value instanceof Float || value instanceof Double) {
      return show(Double.parseDouble(value.toString()));
    }
    if (value instanceof Enum<?> constant) {
      return StrictJson.kebabCase(constant.name());
    }
    if (value instanceof InnerFaultModel inner) {
      String parameters = components(inner.parameters());
      return parameters.isEmpty() ? inner.name() : "%s(%s)".formatted(inner.name(), parameters);
    }
    if (value instanceof Record composite) {
      return "{" + components(composite) + "}";
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Numbers::show).collect(Collectors.joining("|"));
    }
    return String.valueOf(value);
  }

  private static String components(Record source) {
    return Arrays.stream(source.getClass().getRecordComponents())
        .map(c -> c.getName() + "=" + show(RecordBinder.get(source, c)))
        .collect(Collectors.joining(","));
  }
}
