package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitmargin.api.InvalidInputException;

/**
 * What {@code --set key=value} changes. A key is a path ({@code losses[1].parameters.m}), the value
 * is YAML. Mappings on the way are made where they are missing (whether the key exists is decided
 * when the configuration is read), list elements are not.
 */
final class Overrides {
  private static final Pattern ASSIGNMENT = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);
  private static final Pattern STEP = Pattern.compile("\\.?([A-Za-z0-9_-]+)|\\[(\\d{1,6})]");

  private Overrides() {}

  /** The configuration with all assignments done, in order. */
  static ConfigNode apply(ConfigNode config, List<String> assignments) {
    config.requireMapping();
    JsonNode root = config.value().deepCopy();
    Map<String, Integer> lines = new HashMap<>(config.source().lines());
    for (String assignment : assignments) {
      Matcher match = ASSIGNMENT.matcher(assignment);
      if (!match.matches()) {
        throw new InvalidInputException(
            "--set %s: must be key=value, such as training.epochs=3".formatted(assignment));
      }
      String key = match.group(1).strip();
      JsonNode value = YamlReader.read(match.group(2), "--set " + assignment).value();
      assign(root, steps(key, assignment), value, assignment);
      lines.keySet().removeIf(path -> path.startsWith(key + ".") || path.startsWith(key + "["));
      lines.put(key, 0);
    }
    return new ConfigNode(root, config.path(), new ConfigSource(config.source().name(), lines));
  }

  /** Names (String) and indices (Integer) of a path. */
  private static List<Object> steps(String key, String assignment) {
    List<Object> steps = new ArrayList<>();
    Matcher match = STEP.matcher(key);
    int at = 0;
    while (at < key.length() && match.find(at) && match.start() == at) {
      steps.add(match.group(1) != null ? match.group(1) : Integer.valueOf(match.group(2)));
      at = match.end();
    }
    if (at < key.length() || key.startsWith(".") || steps.isEmpty()) {
      throw new InvalidInputException(
          "--set %s: %s is not a key path such as losses[1].parameters.m"
              .formatted(assignment, key));
    }
    return steps;
  }

  private static void assign(JsonNode root, List<Object> steps, JsonNode value, String assignment) {
    JsonNode parent = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      JsonNode child = child(parent, steps.get(i), assignment);
      if (child == null || child.isTextual() && steps.get(i + 1) instanceof String) {
        // A plug-in written as its bare name becomes {name: …}, so that it can take parameters.
        ObjectNode mapping = StrictJson.MAPPER.createObjectNode();
        if (child != null) {
          mapping.set("name", child);
        }
        put(parent, steps.get(i), mapping, assignment);
        child = mapping;
      }
      parent = child;
    }
    put(parent, steps.get(steps.size() - 1), value, assignment);
  }

  private static JsonNode child(JsonNode parent, Object step, String assignment) {
    if (step instanceof Integer index) {
      return element(parent, index, assignment).get(index);
    }
    return mapping(parent, step, assignment).get((String) step);
  }

  private static void put(JsonNode parent, Object step, JsonNode value, String assignment) {
    if (step instanceof Integer index) {
      element(parent, index, assignment).set(index, value);
    } else {
      mapping(parent, step, assignment).set((String) step, value);
    }
  }

  private static ArrayNode element(JsonNode parent, int index, String assignment) {
    if (parent instanceof ArrayNode list && index < list.size()) {
      return list;
    }
    throw new InvalidInputException(
        parent.isArray()
            ? "--set %s: there is no element [%d], the list has %d, counted from 0"
                .formatted(assignment, index, parent.size())
            : "--set %s: [%d] is asked of something that is not a list"
                .formatted(assignment, index));
  }

  private static ObjectNode mapping(JsonNode parent, Object step, String assignment) {
    if (parent instanceof ObjectNode mapping) {
      return mapping;
    }
    throw new InvalidInputException(
        parent.isArray()
            ? "--set %s: %s is asked of a list, say which element, such as [0]"
                .formatted(assignment, step)
            : "--set %s: %s is asked of something that has no keys".formatted(assignment, step));
  }
}
