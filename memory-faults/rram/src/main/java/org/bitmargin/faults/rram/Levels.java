package org.bitmargin.faults.rram;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The levels of a cell. Each is read as a normal variable about its own value; thresholds lie half
 * way, so that one is crossed with probability e = Φ(−separation/2). Levels at the ends have one
 * threshold.
 *
 * @param bits of a cell
 * @param coding of its levels
 */
record Levels(int bits, Coding coding) {

  /** Probability that a level is read as its neighbour across one threshold. */
  static double crossing(double separation) {
    return NormalDistribution.of(0, 1).cumulativeProbability(-separation / 2);
  }

  int count() {
    return 1 << bits;
  }

  /** Thresholds at which a bit changes. */
  int changes(int bit) {
    int changes = 0;
    for (int level = 0; level + 1 < count(); level++) {
      changes += coding.difference(level) >>> bit & 1;
    }
    return changes;
  }

  /**
   * Probability that a bit turns where all levels are equally likely, over e. It is the same for
   * zeros and ones: of the two levels at a threshold where the bit changes one has each.
   */
  double turns(int bit) {
    return changes(bit) / (count() / 2.0);
  }

  /** Mean of {@link #turns} over the bits of a cell: bit error rate over e. */
  double meanTurns() {
    double sum = 0;
    for (int bit = 0; bit < bits; bit++) {
      sum += turns(bit);
    }
    return sum / bits;
  }
}
