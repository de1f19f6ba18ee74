package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;

/**
 * A place in a configuration: its value, its key path, and where it was written. Every reading
 * method is strict and its error names file, line, path, the value and what is allowed.
 */
record ConfigNode(JsonNode value, String path, ConfigSource source) {

  /** The key, which must be there. */
  ConfigNode require(String key) {
    return get(key).orElseThrow(() -> error("has no key %s".formatted(key)));
  }

  /** The key, if it is there; a key without a value is an error. */
  Optional<ConfigNode> get(String key) {
    requireMapping();
    if (!value.has(key)) {
      return Optional.empty();
    }
    ConfigNode child = child(key);
    if (child.value.isNull()) {
      throw child.error("has no value");
    }
    return Optional.of(child);
  }

  ConfigNode child(String key) {
    return new ConfigNode(value.get(key), path.isEmpty() ? key : path + "." + key, source);
  }

  /** Refuses every key that is not one of these. */
  void allowKeys(Collection<String> allowed) {
    requireMapping();
    for (String key : keys()) {
      if (!allowed.contains(key)) {
        String suggestion = Suggestion.clause(key, allowed);
        throw child(key)
            .error(
                "is not a known key%s%s"
                    .formatted(
                        suggestion.isEmpty() ? ";" : suggestion,
                        allowed.isEmpty()
                            ? " none is allowed here"
                            : " allowed: " + String.join(", ", allowed)));
      }
    }
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    value.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The elements of a list that is not empty. */
  List<ConfigNode> elements() {
    if (!value.isArray()) {
      throw mustBe("a list");
    }
    if (value.isEmpty()) {
      throw error("must not be an empty list");
    }
    List<ConfigNode> elements = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      ConfigNode element = new ConfigNode(value.get(i), "%s[%d]".formatted(path, i), source);
      if (element.value.isNull()) {
        throw element.error("has no value");
      }
      elements.add(element);
    }
    return elements;
  }

  String text() {
    if (!value.isTextual()) {
      throw mustBe("text");
    }
    return value.textValue();
  }

  int integer() {
    if (!value.isInt()) {
      throw mustBe("a whole number");
    }
    return value.intValue();
  }

  long longInteger() {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw mustBe("a whole number");
    }
    return value.longValue();
  }

  double number() {
    if (!value.isNumber()) {
      throw mustBe("a number");
    }
    return value.doubleValue();
  }

  void requireMapping() {
    if (!value.isObject()) {
      throw mustBe("a mapping of keys to values");
    }
  }

  InvalidInputException mustBe(String what) {
    return error("must be %s, was %s".formatted(what, shown()));
  }

  /** The value as it may stand in a message: short and on one line. */
  String shown() {
    String text =
        value.isTextual()
            ? "\"" + value.textValue() + "\""
            : value.isNull() ? "empty" : value.toString();
    String line = text.replace('\n', ' ');
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  InvalidInputException error(String message) {
    return error(message, null);
  }

  InvalidInputException error(String message, Throwable cause) {
    String subject = path.isEmpty() ? "the experiment" : path;
    return new InvalidInputException(
        "%s: %s %s".formatted(source.locate(path), subject, message), cause);
  }
}
