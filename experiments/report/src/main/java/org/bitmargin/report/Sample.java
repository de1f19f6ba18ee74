package org.bitmargin.report;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The measurements of one loss at one rate: training seeds × chips.
 *
 * @param rows sorted by chip, then seed
 */
record Sample(List<ResultRow> rows) {

  Sample {
    rows =
        rows.stream()
            .sorted(Comparator.comparingLong(ResultRow::chip).thenComparingLong(ResultRow::seed))
            .toList();
  }

  /** Accuracy of each chip, averaged over the training seeds; chips ascending. */
  SortedMap<Long, Double> byChip() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                ResultRow::chip, TreeMap::new, Collectors.averagingDouble(ResultRow::accuracy)));
  }

  /** Accuracy of each training seed, averaged over its chips; seeds ascending. */
  SortedMap<Long, Double> bySeed() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                ResultRow::seed, TreeMap::new, Collectors.averagingDouble(ResultRow::accuracy)));
  }

  /** The mean over chips with its interval. */
  Estimate estimate() {
    return Estimate.of(values(byChip()), images());
  }

  /** Images evaluated on each chip (the least, should they differ). */
  long images() {
    return rows.stream().mapToLong(ResultRow::images).min().orElseThrow();
  }

  /** Mean logit margin over seeds and chips. */
  double margin() {
    return rows.stream().mapToDouble(ResultRow::margin).average().orElse(Double.NaN);
  }

  /** Only the (seed, chip) pairs that another sample has too. */
  Sample common(Sample other) {
    return new Sample(
        rows.stream()
            .filter(
                a ->
                    other.rows.stream().anyMatch(b -> a.seed() == b.seed() && a.chip() == b.chip()))
            .toList());
  }

  /** Number of chips. */
  int chips() {
    return byChip().size();
  }

  /** Number of training seeds. */
  int seeds() {
    return bySeed().size();
  }

  static double[] values(SortedMap<Long, Double> map) {
    return map.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
