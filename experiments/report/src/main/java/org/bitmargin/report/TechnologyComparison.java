package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The memories of a network side by side, without protection where that was measured: those with
 * operating points of their own or a known energy.
 *
 * @param network the first panel of the network
 * @param panels one a memory, at least two
 */
record TechnologyComparison(Panel network, List<Panel> panels) {

  /** Those of a run, network by network. */
  static List<TechnologyComparison> of(Study study, Energies energies) {
    List<TechnologyComparison> all = new ArrayList<>();
    for (Panel network : Figures.networks(study)) {
      List<Panel> panels =
          study.technologies(network).values().stream()
              .filter(own -> own.get(0).hasAxis() || !energies.points(own).isEmpty())
              .map(DropReference::plain)
              .toList();
      if (panels.size() > 1) {
        all.add(new TechnologyComparison(network, panels));
      }
    }
    return List.copyOf(all);
  }

  /** A short name of a memory, unique here. */
  String name(Panel panel) {
    String brief = panel.technology().brief();
    long same = panels.stream().filter(p -> p.technology().brief().equals(brief)).count();
    String name = same > 1 ? panel.technology().name() : brief;
    return panel.isProtected() ? name + ", " + panel.protection() : name;
  }

  /** Colour of a memory: each has its own, and none that of the axes. */
  int ink(Panel panel) {
    return 1 + panels.indexOf(panel);
  }
}
