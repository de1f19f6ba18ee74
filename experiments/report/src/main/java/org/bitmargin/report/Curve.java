package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss measured at several rates in one panel.
 *
 * @param samples by rate, ascending
 */
record Curve(Panel panel, LossKey loss, SortedMap<Double, Sample> samples) {

  static Curve of(Panel panel, LossKey loss, List<ResultRow> rows) {
    var byRate = new TreeMap<Double, List<ResultRow>>();
    rows.forEach(row -> byRate.computeIfAbsent(row.ber(), r -> new ArrayList<>()).add(row));
    var samples = new TreeMap<Double, Sample>();
    byRate.forEach((rate, list) -> samples.put(rate, new Sample(list)));
    return new Curve(panel, loss, samples);
  }

  /** The rates, ascending. */
  double[] rates() {
    return samples.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  Optional<Sample> at(double rate) {
    return Optional.ofNullable(samples.get(rate));
  }

  /** The fault-free quantized network. */
  Optional<Sample> golden() {
    return at(0.0);
  }

  /**
   * Chips that were measured at every rate, each as its accuracies by ascending rate, averaged over
   * the training seeds.
   */
  List<double[]> completeChips() {
    List<SortedMap<Long, Double>> columns = samples.values().stream().map(Sample::byChip).toList();
    List<double[]> chips = new ArrayList<>();
    for (Long chip : columns.get(0).keySet()) {
      if (columns.stream().allMatch(column -> column.containsKey(chip))) {
        chips.add(columns.stream().mapToDouble(column -> column.get(chip)).toArray());
      }
    }
    return chips;
  }
}
