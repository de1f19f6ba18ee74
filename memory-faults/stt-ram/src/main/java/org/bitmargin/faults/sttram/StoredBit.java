package org.bitmargin.faults.sttram;

import org.bitmargin.faults.technology.ErrorRates;

/**
 * What becomes of a bit between writing and reading, by the pulse it is written with, averaged over
 * cells of different stability.
 */
final class StoredBit {
  private static final double STEP = 0.01;

  private final SttRamParameters parameters;

  StoredBit(SttRamParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The error rates of an array.
   *
   * @param pulse of the write, ns
   */
  ErrorRates rates(double pulse) {
    if (parameters.spread() == 0) {
      return ofCell(parameters.stability(), pulse);
    }
    double p01 = 0;
    double p10 = 0;
    double weights = 0;
    // The trapezoidal rule converges exponentially for what falls off like a normal law.
    int steps = (int) Math.round(SttRamParameters.DEVIATIONS / STEP);
    for (int i = -steps; i <= steps; i++) {
      double z = i * STEP;
      double weight = StrictMath.exp(-z * z / 2);
      double factor = parameters.distribution().factor(parameters.spread(), z);
      ErrorRates cell = ofCell(parameters.stability() * factor, pulse);
      p01 += weight * cell.p01();
      p10 += weight * cell.p10();
      weights += weight;
    }
    return new ErrorRates(Math.min(1, p01 / weights), Math.min(1, p10 / weights));
  }

  private ErrorRates ofCell(double stability, double pulse) {
    double time = pulse * parameters.switchingRate();
    double write = Junction.writeError(stability, parameters.overdrive(), time);
    // The formula is the mean of both directions. A failed write of a 1 leaves a 0.
    double share = parameters.asymmetry() / (1 + parameters.asymmetry());
    double p10 = Math.min(1, 2 * write * share);
    double p01 = 2 * write - p10;

    double lost = Junction.retentionError(stability, parameters.retention());
    p01 += lost - 2 * p01 * lost;
    p10 += lost - 2 * p10 * lost;

    double disturbed =
        Junction.disturbError(
            stability, parameters.reads(), parameters.readPulse(), parameters.readCurrent());
    // A disturbed cell ends in one state: wrong for one stored bit, right for the other.
    return parameters.disturbedBit() == 1
        ? new ErrorRates(p01 * (1 - disturbed), Math.min(1, p10 + (1 - p10) * disturbed))
        : new ErrorRates(Math.min(1, p01 + (1 - p01) * disturbed), p10 * (1 - disturbed));
  }
}
