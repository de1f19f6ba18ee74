package org.bitmargin.faults.dram;

/**
 * Bit error rates of DRAM that is refreshed rarely: data measured [R], rates derived from them [D]
 * at 1 s and 2 s, 20 °C and 70 °C. Between and beyond the times the logarithm of the rate is linear
 * in the logarithm of the time, between the temperatures in the temperature [D]. At 256 ms and
 * below no error was seen.
 */
final class Retention {
  static final double COLDEST = 20;
  static final double HOTTEST = 70;

  /** Longest time measured without errors, s. */
  static final double CLEAN_TIME = 0.256;

  /** Longest time measured, s. */
  static final double LONGEST_TIME = 2.048;

  private Retention() {}

  /**
   * The rate.
   *
   * @param seconds between refreshes
   * @param celsius temperature
   */
  static double bitErrorRate(double seconds, double celsius) {
    if (seconds <= CLEAN_TIME) {
      return 0;
    }
    double cold = logarithm(1.3e-10, 3.8e-9, seconds);
    double hot = logarithm(3.0e-9, 1.5e-7, seconds);
    return Math.exp(cold + (hot - cold) * (celsius - COLDEST) / (HOTTEST - COLDEST));
  }

  private static double logarithm(double afterOne, double afterTwo, double seconds) {
    double slope = Math.log(afterTwo / afterOne) / Math.log(2);
    return Math.log(afterOne) + slope * Math.log(seconds);
  }
}
