package org.bitmargin.faults.mapfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/**
 * The fields of a JSON object, each checked: {@link IllegalArgumentException} says which is wrong
 * and what it must be.
 *
 * @param path of the object in the header, with a dot at its end; empty for the header itself
 */
record HeaderFields(JsonNode object, String path) {

  HeaderFields(JsonNode object, String path) {
    this.object = object;
    this.path = path;
    if (!object.isObject()) {
      throw new IllegalArgumentException(
          (path.isEmpty() ? "the header" : path.substring(0, path.length() - 1))
              + " must be a JSON object");
    }
  }

  String text(String key) {
    return field(key, JsonNode::isTextual, "text").asText();
  }

  double number(String key) {
    return field(key, JsonNode::isNumber, "a number").asDouble();
  }

  long whole(String key) {
    return field(key, n -> n.isIntegralNumber() && n.canConvertToLong(), "a whole number").asLong();
  }

  int wholeInt(String key) {
    return field(key, n -> n.isIntegralNumber() && n.canConvertToInt(), "a whole number below 2^31")
        .asInt();
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return Words.find(type, text(key)).orElseThrow(() -> wrong(key, "one of " + Words.all(type)));
  }

  HeaderFields fields(String key) {
    return new HeaderFields(field(key, JsonNode::isObject, "a JSON object"), path + key + ".");
  }

  JsonNode list(String key) {
    return field(key, JsonNode::isArray, "a list");
  }

  private JsonNode field(String key, Predicate<JsonNode> right, String kind) {
    JsonNode value = object.path(key);
    if (!right.test(value)) {
      throw wrong(key, kind);
    }
    return value;
  }

  private IllegalArgumentException wrong(String key, String kind) {
    JsonNode value = object.path(key);
    String shown = value.toString();
    return new IllegalArgumentException(
        value.isMissingNode()
            ? "%s%s is missing, it must be %s".formatted(path, key, kind)
            : "%s%s must be %s, was %s"
                .formatted(
                    path, key, kind, shown.length() > 60 ? shown.substring(0, 60) + "..." : shown));
  }
}
