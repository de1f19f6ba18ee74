package org.bitmargin.report;

import java.util.Optional;

/**
 * The energy of a loss at a drop of accuracy, and what it saves against plain cross-entropy.
 *
 * @param drop a fraction, e.g. 0.01 for one point
 * @param common whether the drop is counted from cross-entropy's accuracy, not the loss's own
 * @param reference what it is counted from
 * @param best whether each loss has the protection that is best for it
 * @param loss of this row
 * @param own what it reaches
 * @param baseline what cross-entropy reaches; empty where it was not run and in its own rows
 */
record SavingRow(
    double drop,
    boolean common,
    DropReference reference,
    boolean best,
    LossKey loss,
    Guarded own,
    Optional<Guarded> baseline) {

  /** A drop reached behind a protection. */
  record Guarded(Panel panel, EnergyAtTarget reach) {}

  /** Against the baseline; empty without one, and where no chip has both. */
  Optional<EnergySaving> saving() {
    return baseline.flatMap(base -> EnergySaving.of(own.reach(), base.reach()));
  }

  /** The protection it is reached with; empty where none gets there, so that none is best. */
  String via() {
    return best && own.reach().reached() == 0 ? "" : own.panel().protectionName();
  }

  /** Whether another row differs in nothing but the drop. */
  boolean sameLine(SavingRow other) {
    return common == other.common
        && best == other.best
        && loss.equals(other.loss)
        && (best || own.panel().equals(other.own.panel()));
  }
}
