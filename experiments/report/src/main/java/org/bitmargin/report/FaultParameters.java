package org.bitmargin.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters of a fault model as results write them: {@code voltage=0.833;cells=4}. */
final class FaultParameters {
  private FaultParameters() {}

  /** By name, in their order. */
  static Map<String, String> parse(String text) {
    Map<String, String> parsed = new LinkedHashMap<>();
    for (String part : parts(text)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        parsed.put(part, "");
      } else {
        parsed.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return parsed;
  }

  /** All but one of them. */
  static String without(String text, String name) {
    return parts(text).stream()
        .filter(part -> !part.startsWith(name + "="))
        .collect(Collectors.joining(";"));
  }

  /** Those of some names. */
  static String only(String text, Set<String> names) {
    return parts(text).stream()
        .filter(part -> names.contains(part.replaceFirst("=.*", "")))
        .collect(Collectors.joining(";"));
  }

  /** Whether two values are the same, 1 and 1.0 included. */
  static boolean same(String a, String b) {
    if (a.equals(b)) {
      return true;
    }
    try {
      return Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<String> parts(String text) {
    return Stream.of(text.split(";")).filter(part -> !part.isEmpty()).toList();
  }
}
