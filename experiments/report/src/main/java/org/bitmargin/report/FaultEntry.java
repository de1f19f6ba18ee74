package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An entry of {@code faults} in {@code experiment.yaml}.
 *
 * @param name of the fault model
 * @param parameters that {@code points} do not change, as results write them
 * @param axis the parameter that is turned; empty where the memory is scaled to rates
 * @param values of it
 * @param unit of the axis, as {@code manifest.json} has it; empty for none
 * @param told names of the parameters that are worth naming, since they differ from their defaults;
 *     empty where the manifest does not say
 */
record FaultEntry(
    String name,
    Map<String, String> parameters,
    String axis,
    List<String> values,
    String unit,
    Optional<Set<String>> told) {

  /** Those of a run; the manifest lists the same entries in the same order. */
  static List<FaultEntry> of(JsonNode experiment, JsonNode manifest) {
    List<FaultEntry> entries = new ArrayList<>();
    for (JsonNode fault : experiment.path("faults")) {
      JsonNode facts = manifest.path("memories").path(entries.size());
      Map<String, String> parameters =
          fault.path("parameters").properties().stream()
              .filter(e -> isPlain(e.getValue()))
              .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
      Optional<Map.Entry<String, JsonNode>> points =
          fault.path("points").properties().stream().findFirst();
      entries.add(
          new FaultEntry(
              fault.isTextual() ? fault.asText() : fault.path("name").asText(),
              parameters,
              points.map(Map.Entry::getKey).orElse(""),
              points.map(e -> texts(e.getValue())).orElse(List.of()),
              facts.path("unit").asText(),
              facts.has("set")
                  ? Optional.of(new HashSet<>(texts(facts.path("set"))))
                  : Optional.empty()));
    }
    return entries;
  }

  boolean hasPoints() {
    return !axis.isEmpty();
  }

  /** Whether results with these columns may come from this entry. */
  boolean covers(Panel row) {
    Map<String, String> given = FaultParameters.parse(row.faultParameters());
    String lifetime = parameters.getOrDefault("lifetime", row.lifetime());
    return name.equals(row.faultModel())
        && lifetime.equals(row.lifetime())
        && (!hasPoints()
            || values.stream()
                .anyMatch(v -> given.containsKey(axis) && FaultParameters.same(v, given.get(axis))))
        && given.entrySet().stream()
            .filter(e -> !e.getKey().equals(axis) && parameters.containsKey(e.getKey()))
            .allMatch(e -> FaultParameters.same(parameters.get(e.getKey()), e.getValue()));
  }

  /** Parts of a composition are not compared: results write them in another form. */
  private static boolean isPlain(JsonNode value) {
    return value.isValueNode()
        || StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(FaultEntry::text).toList();
  }

  private static String text(JsonNode value) {
    return value.isArray() ? String.join("|", texts(value)) : value.asText();
  }
}
