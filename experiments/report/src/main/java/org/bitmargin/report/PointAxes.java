package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds rows of one memory at several operating points: those that differ in one parameter of the
 * fault model, which is then the axis of their panel and no part of its configuration.
 *
 * <p>{@code experiment.yaml} names the axes. Without it, an axis is the one parameter in which the
 * rows of a network and a fault model differ, where each of its values has one bit error rate and
 * not all have the same: memories scaled to rates have several, or the same ones.
 */
final class PointAxes {
  private final List<FaultEntry> entries;
  private final Set<Double> rates;

  private PointAxes(List<FaultEntry> entries, Set<Double> rates) {
    this.entries = entries;
    this.rates = rates;
  }

  /** The rows with the axes of their panels; in their order. */
  static List<ResultRow> place(
      List<ResultRow> rows, Optional<JsonNode> experiment, Optional<JsonNode> manifest) {
    JsonNode facts = manifest.orElse(MissingNode.getInstance());
    return experiment.isPresent()
        ? new PointAxes(FaultEntry.of(experiment.get(), facts), rates(experiment.get())).place(rows)
        : GuessedAxes.place(rows);
  }

  private static Set<Double> rates(JsonNode experiment) {
    Stream<JsonNode> lists =
        Stream.concat(
            Stream.of(experiment.path("rates")),
            StreamSupport.stream(experiment.path("quantization").spliterator(), false)
                .map(q -> q.path("rates")));
    Set<Double> rates = new HashSet<>();
    lists.forEach(list -> list.forEach(rate -> rates.add(rate.asDouble())));
    return rates;
  }

  private List<ResultRow> place(List<ResultRow> rows) {
    if (entries.stream().noneMatch(FaultEntry::hasPoints)) {
      return rows;
    }
    List<ResultRow> placed = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    for (ResultRow row : rows) {
      // Two entries may share a point: the first row of it goes to the first, the next to the next.
      List<ResultRow> candidates = candidates(row);
      ResultRow chosen =
          candidates.stream()
              .filter(c -> !seen.contains(c.identity()))
              .findFirst()
              .orElse(candidates.isEmpty() ? row : candidates.get(0));
      seen.add(chosen.identity());
      placed.add(chosen);
    }
    return placed;
  }

  private List<ResultRow> candidates(ResultRow row) {
    return entries.stream()
        .filter(entry -> entry.covers(row.panel()))
        .filter(entry -> entry.hasPoints() || rates.contains(row.point().ber()))
        // A rate that was asked for is more likely that than one an operating point happens to
        // have.
        .sorted(Comparator.comparing(FaultEntry::hasPoints))
        .map(entry -> entry.hasPoints() ? row.along(entry) : row)
        .toList();
  }
}
