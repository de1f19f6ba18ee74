package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The points that no other beats: nothing has a higher mean accuracy for as much energy. */
final class ParetoFront {
  private ParetoFront() {}

  /** Ascending by energy, and thus by accuracy. */
  static List<EnergyPoint> of(List<EnergyPoint> points) {
    List<EnergyPoint> sorted =
        points.stream()
            .sorted(
                Comparator.comparingDouble(EnergyPoint::nanojoule)
                    .thenComparing(EnergyPoint::accuracy, Comparator.reverseOrder()))
            .toList();
    List<EnergyPoint> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (EnergyPoint point : sorted) {
      if (point.accuracy() > best) {
        best = point.accuracy();
        front.add(point);
      }
    }
    return front;
  }
}
