package org.bitmargin.faults.clustered;

import java.util.random.RandomGenerator;

/**
 * Picks the cells of a bank that fail, each with 1 − exp(−hM), in O(picks · log columns + rows +
 * columns).
 *
 * <p>Along a row the hazard passed up to the next failing cell is exponentially distributed
 * whatever the hazards of its cells are, and those are the columns' sums times one factor: the cell
 * is found by bisection.
 */
final class BankSites {
  private final Lines.Bank bank;
  private final double hazard;
  private final double[] passed;

  /** Hears of a cell that fails at the hazard and at every one above the onset. */
  @FunctionalInterface
  interface Visitor {
    void site(int row, int column, double onset);
  }

  /**
   * The cells of a bank.
   *
   * @param hazard h, above 0; infinite where every cell fails
   */
  BankSites(Lines.Bank bank, double hazard) {
    this.bank = bank;
    this.hazard = hazard;
    passed = new double[bank.columns().length + 1];
    for (int c = 0; c < bank.columns().length; c++) {
      passed[c + 1] = passed[c] + bank.columns()[c];
    }
  }

  void visit(RandomGenerator random, Visitor visitor) {
    int columns = passed.length - 1;
    for (int row = 0; row < bank.rows().length; row++) {
      double ofRow = bank.bank() * bank.rows()[row];
      double at = 0;
      while (true) {
        // 1 − [0, 1) is (0, 1].
        at -= StrictMath.log(1 - random.nextDouble()) / (hazard * ofRow);
        if (!(at < passed[columns])) {
          break;
        }
        int column = columnAt(at);
        visitor.site(row, column, onset(ofRow * bank.columns()[column], random.nextDouble()));
        at = passed[column + 1];
      }
    }
  }

  /** The hazard at which a cell that fails at this one begins to: exponential, cut off at h. */
  private double onset(double multiplier, double u) {
    double failure = -StrictMath.expm1(-hazard * multiplier);
    return -StrictMath.log1p(-u * failure) / multiplier;
  }

  /** The column within whose hazard a place of the row lies. */
  private int columnAt(double place) {
    int low = 0;
    int high = passed.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (passed[middle + 1] <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
