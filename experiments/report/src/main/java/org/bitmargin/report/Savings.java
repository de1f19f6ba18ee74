package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Energy at a drop of accuracy for a network in one memory: by drop, reference, protection and
 * loss.
 *
 * <p>A drop is counted from plain cross-entropy at its mildest point, so that a loss with a lower
 * clean accuracy pays for it; once more from each loss's own mildest point. The best protection of
 * a loss is the one that the most chips reach the target with, and among those the one of the
 * lowest mean energy.
 */
final class Savings {
  static final List<Double> DROPS = List.of(0.01, 0.02, 0.05);

  private final Study study;
  private final Energies energies;
  private final List<Panel> panels;
  private final List<SavingRow> rows = new ArrayList<>();

  private Savings(Study study, Energies energies, List<Panel> panels) {
    this.study = study;
    this.energies = energies;
    this.panels = panels;
  }

  /** The rows of a memory, the panels of which are its protections. */
  static List<SavingRow> of(Study study, Energies energies, List<Panel> panels) {
    Savings savings = new Savings(study, energies, panels);
    for (boolean common : new boolean[] {true, false}) {
      DROPS.forEach(drop -> savings.add(drop, common));
    }
    return List.copyOf(savings.rows);
  }

  private void add(double drop, boolean common) {
    for (Panel panel : panels) {
      study.curves(panel).forEach(curve -> add(drop, common, false, List.of(panel), curve.loss()));
    }
    if (panels.size() > 1) {
      study.losses().forEach(loss -> add(drop, common, true, panels, loss));
    }
  }

  private void add(double drop, boolean common, boolean best, List<Panel> among, LossKey loss) {
    Optional<DropReference> reference = reference(loss, common);
    Optional<SavingRow.Guarded> own = best(among, loss, drop, reference);
    if (own.isPresent()) {
      Optional<SavingRow.Guarded> baseline =
          study.losses().stream()
              .filter(other -> other.isBaseline() && !loss.isBaseline())
              .findFirst()
              .flatMap(other -> best(among, other, drop, reference(other, common)));
      rows.add(
          new SavingRow(drop, common, reference.orElseThrow(), best, loss, own.get(), baseline));
    }
  }

  private Optional<DropReference> reference(LossKey loss, boolean common) {
    return common
        ? study.losses().stream()
            .filter(LossKey::isBaseline)
            .findFirst()
            .flatMap(base -> DropReference.of(study, panels, base))
        : DropReference.of(study, panels, loss);
  }

  private Optional<SavingRow.Guarded> best(
      List<Panel> among, LossKey loss, double drop, Optional<DropReference> reference) {
    return among.stream()
        .flatMap(panel -> study.curves(panel).stream())
        .filter(curve -> curve.loss().equals(loss) && reference.isPresent())
        .filter(curve -> !energies.points(curve).isEmpty())
        .map(
            curve ->
                new SavingRow.Guarded(
                    curve.panel(),
                    EnergyAtTarget.of(energies.points(curve), reference.get().accuracy() - drop)))
        .min(
            Comparator.comparingInt((SavingRow.Guarded g) -> -g.reach().reached())
                .thenComparingDouble(g -> g.reach().mean()));
  }
}
