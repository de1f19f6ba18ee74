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
 * @param savings at drops of accuracy
 */
record MemoryEnergy(
    Panel network,
    Technology technology,
    List<Panel> panels,
    List<EnergyPoint> points,
    List<SavingRow> savings) {

  /** Those of a run, network by network. */
  static List<MemoryEnergy> of(Study study, Energies energies) {
    List<MemoryEnergy> all = new ArrayList<>();
    for (Panel network : Figures.networks(study)) {
      for (Map.Entry<Technology, List<Panel>> memory : study.technologies(network).entrySet()) {
        List<Panel> panels = memory.getValue();
        List<EnergyPoint> points = energies.points(panels);
        if (!points.isEmpty()) {
          all.add(
              new MemoryEnergy(
                  network, memory.getKey(), panels, points, Savings.of(study, energies, panels)));
        }
      }
    }
    return List.copyOf(all);
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
