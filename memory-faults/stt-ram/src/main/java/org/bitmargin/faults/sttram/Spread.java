package org.bitmargin.faults.sttram;

/** How the thermal stability varies from cell to cell, z being standard normal. */
public enum Spread {
  /** Δ·(1 + spread·z). */
  NORMAL {
    @Override
    double factor(double spread, double z) {
      return 1 + spread * z;
    }
  },
  /** Δ·exp(spread·z): the median is Δ. */
  LOGNORMAL {
    @Override
    double factor(double spread, double z) {
      return StrictMath.exp(spread * z);
    }
  };

  abstract double factor(double spread, double z);
}
