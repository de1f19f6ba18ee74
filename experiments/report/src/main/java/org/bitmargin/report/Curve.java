package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss measured at several operating points in one panel.
 *
 * @param samples by point, ascending by rate
 */
record Curve(Panel panel, LossKey loss, SortedMap<OperatingPoint, Sample> samples) {

  static Curve of(Panel panel, LossKey loss, List<ResultRow> rows) {
    var byPoint = new TreeMap<OperatingPoint, List<ResultRow>>();
    rows.forEach(row -> byPoint.computeIfAbsent(row.point(), p -> new ArrayList<>()).add(row));
    var samples = new TreeMap<OperatingPoint, Sample>();
    byPoint.forEach((point, list) -> samples.put(point, new Sample(list)));
    return new Curve(panel, loss, samples);
  }

  /** The rate of each point, ascending. */
  double[] rates() {
    return samples.keySet().stream().mapToDouble(OperatingPoint::ber).toArray();
  }

  Optional<Sample> at(OperatingPoint point) {
    return Optional.ofNullable(samples.get(point));
  }

  /** The fault-free quantized network. */
  Optional<Sample> golden() {
    return samples.firstKey().ber() == 0
        ? Optional.of(samples.get(samples.firstKey()))
        : Optional.empty();
  }

  /**
   * What drops are counted from: golden; where operating points were measured and none is without
   * errors, the mildest one. Empty for rates without 0.
   */
  Optional<OperatingPoint> reference() {
    OperatingPoint first = samples.firstKey();
    return first.ber() == 0 || first.hasAxis() ? Optional.of(first) : Optional.empty();
  }

  /** The sample of {@link #reference()}. */
  Optional<Sample> referenceSample() {
    return reference().map(samples::get);
  }

  /** Mean logit margin of the reference; NaN without one. */
  double margin() {
    return referenceSample().map(Sample::margin).orElse(Double.NaN);
  }

  /**
   * Chips that were measured at every point, each as its accuracies by ascending rate, averaged
   * over the training seeds.
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
