package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A network in one memory whose energy is known.
 *
 * @param network the first panel of the network
 * @param panels of the network in this memory, one a protection
 * @param points all of them
 * @param savings at drops of accuracy; empty where no operating point takes less than another
 */
record MemoryEnergy(
    Panel network,
    Technology technology,
    List<Panel> panels,
    List<EnergyPoint> points,
    List<SavingRow> savings) {
  private static final double ROUNDING = 1e-9;

  /** Those of a run, network by network. */
  static List<MemoryEnergy> of(Study study, Energies energies) {
    List<MemoryEnergy> all = new ArrayList<>();
    for (Panel network : Figures.networks(study)) {
      for (Map.Entry<Technology, List<Panel>> memory : study.technologies(network).entrySet()) {
        List<Panel> panels = memory.getValue();
        List<EnergyPoint> points = energies.points(panels);
        if (!points.isEmpty()) {
          List<SavingRow> savings =
              varies(panels, points) ? Savings.of(study, energies, panels) : List.of();
          all.add(new MemoryEnergy(network, memory.getKey(), panels, points, savings));
        }
      }
    }
    return List.copyOf(all);
  }

  /** Whether energy changes along the operating points of some panel. */
  private static boolean varies(List<Panel> panels, List<EnergyPoint> points) {
    return panels.stream()
        .anyMatch(
            panel -> {
              var own =
                  points.stream()
                      .filter(point -> point.curve().panel().equals(panel))
                      .mapToDouble(EnergyPoint::nanojoule)
                      .summaryStatistics();
              return own.getMax() - own.getMin() > ROUNDING * own.getMax();
            });
  }

  EnergyScale scale() {
    return EnergyScale.of(points);
  }

  String title() {
    return network.network() + "; " + technology.name();
  }

  /** The rows of one reference: cross-entropy's accuracy, or each loss's own. */
  List<SavingRow> savings(boolean common) {
    return savings.stream().filter(row -> row.common() == common).toList();
  }
}
