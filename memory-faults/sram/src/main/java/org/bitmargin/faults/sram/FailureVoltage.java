package org.bitmargin.faults.sram;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.bitmargin.faults.technology.Polyline;

/**
 * The distribution of the voltages at which cells fail, as a share of Vmin: p(v) is the share of
 * cells that fail below a voltage above v.
 *
 * <p>Five points were measured [R]. Between them Φ⁻¹(p) is linear in v; beyond them it goes on with
 * the standard deviation 0.0553 of the normal law that fits them best [D]. (That law alone, with
 * its mean at 0.7054, is 17 % off at 0.875: no normal law is within 10 % of all five.)
 */
final class FailureVoltage {
  /** Voltages measured, shares of Vmin. */
  static final double[] MEASURED_VOLTAGES = {0.750, 0.792, 0.833, 0.875, 0.917};

  /** Bit error rates measured there. */
  static final double[] MEASURED_RATES = {0.205, 0.056, 0.011, 0.0013, 0.000065};

  /** Standard deviation of the fitted normal law, a share of Vmin. */
  static final double DEVIATION = 0.0553;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final Polyline PROBIT = probit();

  private FailureVoltage() {}

  /** Share of cells that fail at a voltage. */
  static double bitErrorRate(double voltage) {
    return NORMAL.cumulativeProbability(PROBIT.value(voltage));
  }

  /**
   * The voltage at which this share of cells fails, in [0, 1]: Vmin for rates below that of Vmin.
   */
  static double voltage(double bitErrorRate) {
    if (bitErrorRate <= 0) {
      return 1;
    }
    if (bitErrorRate >= 1) {
      return 0;
    }
    double voltage = PROBIT.inverse(NORMAL.inverseCumulativeProbability(bitErrorRate));
    return Math.max(0, Math.min(1, voltage));
  }

  /** The measured points, with one more on either side a standard deviation away. */
  private static Polyline probit() {
    int n = MEASURED_VOLTAGES.length;
    double[] voltages = new double[n + 2];
    double[] deviates = new double[n + 2];
    for (int i = 0; i < n; i++) {
      voltages[i + 1] = MEASURED_VOLTAGES[i];
      deviates[i + 1] = NORMAL.inverseCumulativeProbability(MEASURED_RATES[i]);
    }
    voltages[0] = voltages[1] - DEVIATION;
    deviates[0] = deviates[1] + 1;
    voltages[n + 1] = voltages[n] + DEVIATION;
    deviates[n + 1] = deviates[n] - 1;
    return new Polyline(voltages, deviates);
  }
}
