package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What differs in the making of runs, by their manifests. */
final class RunOrigins {
  private static final List<String> PARTS =
      List.of("git", "config", "plugins", "data", "environment");

  private RunOrigins() {}

  /** One line for each entry that is not the same in all runs. */
  static String differences(List<RunFolder> runs) {
    List<Optional<JsonNode>> manifests = runs.stream().map(run -> run.files().manifest()).toList();
    if (manifests.stream().anyMatch(Optional::isEmpty)) {
      return "origin: not compared, a run has no manifest.json\n";
    }
    List<TreeMap<String, String>> entries =
        manifests.stream().map(manifest -> flatten(manifest.orElseThrow())).toList();
    TreeSet<String> keys = new TreeSet<>();
    entries.forEach(map -> keys.addAll(map.keySet()));
    StringBuilder out = new StringBuilder();
    for (String key : keys) {
      List<String> values = entries.stream().map(map -> map.getOrDefault(key, "-")).toList();
      if (values.stream().distinct().count() > 1) {
        out.append("  %s: %s\n".formatted(key, String.join(" | ", values)));
      }
    }
    return out.isEmpty()
        ? "origin: same code, configuration, data and environment by their manifests\n"
        : "origin differs in\n" + out;
  }

  private static TreeMap<String, String> flatten(JsonNode manifest) {
    TreeMap<String, String> entries = new TreeMap<>();
    PARTS.forEach(part -> flatten(part, manifest.path(part), entries));
    return entries;
  }

  private static void flatten(String key, JsonNode node, TreeMap<String, String> to) {
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(key + "." + e.getKey(), e.getValue(), to));
    } else if (node.isArray() && node.path(0).isObject()) {
      // Elements are compared as a set: their position says nothing.
      node.forEach(element -> to.put(key + " has " + element, "yes"));
    } else if (node.isArray()) {
      to.put(key, node.toString());
    } else if (!node.isMissingNode()) {
      to.put(key, node.asText());
    }
  }
}
