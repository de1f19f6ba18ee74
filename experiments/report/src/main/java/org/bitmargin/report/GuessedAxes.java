package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The axes of a run whose configuration is not there, by the parameters of its rows. */
final class GuessedAxes {
  private GuessedAxes() {}

  static List<ResultRow> place(List<ResultRow> rows) {
    Map<Panel, List<ResultRow>> memories =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.panel().withFaultParameters(""),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<Panel, String> axes = new LinkedHashMap<>();
    memories.forEach((memory, own) -> axis(own).ifPresent(axis -> axes.put(memory, axis)));
    return rows.stream()
        .map(
            row -> {
              String axis = axes.get(row.panel().withFaultParameters(""));
              return axis == null ? row : row.along(axis);
            })
        .toList();
  }

  private static Optional<String> axis(List<ResultRow> rows) {
    Map<String, Set<Double>> rates = new LinkedHashMap<>();
    rows.forEach(
        row ->
            rates
                .computeIfAbsent(row.panel().faultParameters(), p -> new TreeSet<>())
                .add(row.point().ber()));
    boolean onePerSetting = rates.values().stream().allMatch(r -> r.size() == 1);
    boolean different = rates.values().stream().distinct().count() > 1;
    return onePerSetting && different ? difference(rates.keySet()) : Optional.empty();
  }

  /** The one parameter in which all of them differ. */
  private static Optional<String> difference(Set<String> settings) {
    List<Map<String, String>> parsed = settings.stream().map(FaultParameters::parse).toList();
    List<String> varied = new ArrayList<>();
    for (Map<String, String> setting : parsed) {
      if (!setting.keySet().equals(parsed.get(0).keySet())) {
        return Optional.empty();
      }
    }
    for (String name : parsed.get(0).keySet()) {
      if (parsed.stream().map(p -> p.get(name)).distinct().count() > 1) {
        varied.add(name);
      }
    }
    return varied.size() == 1 ? Optional.of(varied.get(0)) : Optional.empty();
  }
}
