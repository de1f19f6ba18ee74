package org.bitmargin.report;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the energy of an inference can be lowered on each chip before accuracy falls below a
 * target: from the mildest operating point on, up to the first one below the target, interpolated
 * linearly between it and its predecessor in (energy, accuracy). Nothing is extrapolated.
 *
 * @param byChip what each chip that was measured at every point reaches
 */
record EnergyAtTarget(SortedMap<Long, Reach> byChip) {
  /** Accuracies are multiples of 1/images; anything below this is rounding. */
  private static final double ROUNDING = 1e-12;

  /**
   * What a chip reaches.
   *
   * @param nanojoule lowest energy; NaN where even the mildest point misses the target
   * @param atMost whether no point measured falls below the target, so that less may do
   */
  record Reach(double nanojoule, boolean atMost) {
    static final Reach NOT = new Reach(Double.NaN, false);

    boolean isReached() {
      return !Double.isNaN(nanojoule);
    }
  }

  /**
   * Of a curve.
   *
   * @param points mildest first, at least one
   * @param target accuracy, a fraction
   */
  static EnergyAtTarget of(List<EnergyPoint> points, double target) {
    double[] energies = points.stream().mapToDouble(EnergyPoint::nanojoule).toArray();
    var columns = points.stream().map(point -> point.sample().byChip()).toList();
    SortedMap<Long, Reach> byChip = new TreeMap<>();
    for (Long chip : columns.get(0).keySet()) {
      if (columns.stream().allMatch(column -> column.containsKey(chip))) {
        double[] accuracies = columns.stream().mapToDouble(column -> column.get(chip)).toArray();
        byChip.put(chip, lowest(energies, accuracies, target));
      }
    }
    return new EnergyAtTarget(byChip);
  }

  /** Of one chip; both arrays mildest first. */
  static Reach lowest(double[] energies, double[] accuracies, double target) {
    double limit = target - ROUNDING;
    if (accuracies[0] < limit) {
      return Reach.NOT;
    }
    double lowest = energies[0];
    for (int i = 1; i < energies.length; i++) {
      if (accuracies[i] < limit) {
        double share =
            Math.max(0, accuracies[i - 1] - target) / (accuracies[i - 1] - accuracies[i]);
        double crossing = energies[i - 1] + share * (energies[i] - energies[i - 1]);
        return new Reach(Math.min(lowest, crossing), false);
      }
      lowest = Math.min(lowest, energies[i]);
    }
    return new Reach(lowest, true);
  }

  int chips() {
    return byChip.size();
  }

  /** Chips that meet the target at all. */
  int reached() {
    return (int) byChip.values().stream().filter(Reach::isReached).count();
  }

  /** Chips that meet it at every point measured. */
  int atMost() {
    return (int) byChip.values().stream().filter(Reach::atMost).count();
  }

  /** Mean over the chips that reach it; NaN where none does. */
  double mean() {
    return moments().mean();
  }

  /** 95 % t interval of {@link #mean()}; empty where chips do not vary. */
  Optional<Bounds> interval() {
    Moments moments = moments();
    return moments.sd() > 0
        ? Optional.of(Intervals.ofMean(moments.mean(), moments.sd(), reached()))
        : Optional.empty();
  }

  private Moments moments() {
    return Moments.of(
        byChip.values().stream().filter(Reach::isReached).mapToDouble(Reach::nanojoule).toArray());
  }
}
