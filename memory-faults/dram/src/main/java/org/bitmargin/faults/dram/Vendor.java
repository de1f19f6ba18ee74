package org.bitmargin.faults.dram;

import java.util.Arrays;
import org.bitmargin.faults.technology.Polyline;

/**
 * Errors of DRAM modules by supply voltage, nominally 1.35 V.
 *
 * <p>Measured [R]: the share of 64-byte lines with an error at 20 °C, here the median over a
 * vendor's modules. Derived [D]: the bit error rate that share means where the 512 bits of a line
 * fail independently, p = 1 − (1 − share)^(1/512), a lower bound where they cluster; its logarithm
 * is linear between the voltages. From the first voltage at which the median module had no error
 * there are none; half a line stands in for none in the interpolation towards it.
 */
public enum Vendor {
  A(1.125, new double[] {1.10}, new double[] {8.94893407822e-2}),
  B(
      1.1,
      new double[] {1.025, 1.05, 1.075},
      new double[] {0.1096299886703, 2.72065401077e-4, 2.98023223877e-6}),
  C(
      1.3,
      new double[] {1.15, 1.175, 1.2, 1.25},
      new double[] {0.496845394373, 0.4229286462065, 0.200037121773, 2.13623046875e-4});

  /** Nominal supply voltage. */
  static final double NOMINAL_VOLTAGE = 1.35;

  private static final double LINE_BITS = 512;
  // Modules of 2 GiB.
  private static final double HALF_A_LINE = 0.5 / (1 << 25);

  private final double clean;
  private final double lowest;
  private final Polyline logarithm;

  Vendor(double clean, double[] voltages, double[] lines) {
    this.clean = clean;
    this.lowest = voltages[0];
    double[] x = Arrays.copyOf(voltages, voltages.length + 1);
    double[] y = new double[x.length];
    x[voltages.length] = clean;
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.log(ofBits(i < lines.length ? lines[i] : HALF_A_LINE));
    }
    this.logarithm = new Polyline(x, y);
  }

  private static double ofBits(double lines) {
    return -Math.expm1(Math.log1p(-lines) / LINE_BITS);
  }

  /** Lowest voltage measured. */
  double lowest() {
    return lowest;
  }

  /** Bit error rate at a voltage from the lowest measured upwards. */
  double bitErrorRate(double voltage) {
    return voltage >= clean ? 0 : Math.exp(logarithm.value(voltage));
  }

  /**
   * The voltage with this bit error rate, at most the first one without errors; lower than {@link
   * #lowest} where the rate is higher than any measured.
   */
  double voltage(double bitErrorRate) {
    return Math.min(clean, logarithm.inverse(Math.log(bitErrorRate)));
  }
}
