package org.bitmargin.faults.dram;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.Lifetimes;
import org.bitmargin.faults.technology.Require;

/**
 * Parameters of approximate DRAM.
 *
 * @param errorModel where weak cells lie: uniform, bitline, wordline or data-dependent (EDEN 0 to
 *     3)
 * @param driver what their share follows from: voltage, retention or weak-cells (given)
 * @param vendor voltage: whose modules
 * @param voltage voltage: supply, V; nominally 1.35
 * @param refreshInterval retention: time between refreshes, s, up to 2.048
 * @param temperature retention: °C, in [20, 70]
 * @param weakCells weak-cells: share of cells that are weak, a fraction
 * @param failure probability that a weak cell fails at an access, a fraction (default assumed)
 * @param failure0 data-dependent: that probability where a 0 is stored (default assumed)
 * @param failure1 data-dependent: that probability where a 1 is stored (default assumed)
 * @param weakLines bitline, wordline: share of lines that have weak cells (default assumed)
 * @param lifetime per-access: weak cells fail at some accesses; per-chip: what failed once stays
 */
public record DramParameters(
    ErrorModel errorModel,
    Driver driver,
    Vendor vendor,
    double voltage,
    double refreshInterval,
    double temperature,
    double weakCells,
    double failure,
    double failure0,
    double failure1,
    double weakLines,
    Lifetime lifetime) {

  public DramParameters {
    Require.given("errorModel", errorModel, "uniform, bitline, wordline or data-dependent");
    Require.given("driver", driver, "voltage, retention or weak-cells");
    Require.given("vendor", vendor, "a, b or c");
    if (driver == Driver.VOLTAGE) {
      requireVoltage(vendor, voltage);
    }
    if (driver == Driver.RETENTION) {
      requireRetention(refreshInterval, temperature);
    }
    Require.fraction("weakCells", weakCells);
    Require.fraction("failure", failure);
    Require.fraction("failure0", failure0);
    Require.fraction("failure1", failure1);
    Require.fraction("weakLines", weakLines);
    Lifetimes.require(
        lifetime,
        "which cells are weak is set in manufacture",
        Lifetime.PER_ACCESS,
        Lifetime.PER_CHIP);
  }

  private static void requireVoltage(Vendor vendor, double voltage) {
    if (!(voltage >= vendor.lowest() && voltage <= Vendor.NOMINAL_VOLTAGE)) {
      throw new IllegalArgumentException(
          "voltage must lie in [%s, %s] (V, measured for vendor %s), was %s"
              .formatted(vendor.lowest(), Vendor.NOMINAL_VOLTAGE, vendor, voltage));
    }
  }

  private static void requireRetention(double seconds, double celsius) {
    if (!(seconds > 0 && seconds <= Retention.LONGEST_TIME)) {
      throw new IllegalArgumentException(
          "refreshInterval must lie in (0, %s] (s, measured), was %s"
              .formatted(Retention.LONGEST_TIME, seconds));
    }
    if (!(celsius >= Retention.COLDEST && celsius <= Retention.HOTTEST)) {
      throw new IllegalArgumentException(
          "temperature must lie in [%s, %s] (°C, measured), was %s"
              .formatted(Retention.COLDEST, Retention.HOTTEST, celsius));
    }
  }

  /** Probability that a weak cell fails that stores a 0. */
  double failureOf0() {
    return errorModel == ErrorModel.DATA_DEPENDENT ? failure0 : failure;
  }

  /** Probability that a weak cell fails that stores a 1. */
  double failureOf1() {
    return errorModel == ErrorModel.DATA_DEPENDENT ? failure1 : failure;
  }

  /** Probability that a weak cell fails, zeros and ones being equally likely. */
  double meanFailure() {
    return (failureOf0() + failureOf1()) / 2;
  }

  /** The bit error rate at the operating point. */
  double bitErrorRate() {
    return switch (driver) {
      case VOLTAGE -> vendor.bitErrorRate(voltage);
      case RETENTION -> Retention.bitErrorRate(refreshInterval, temperature);
      case WEAK_CELLS -> weakCells * meanFailure();
    };
  }

  /** The bit error rate where every cell that can be weak is. */
  double highestBitErrorRate() {
    return meanFailure() * (errorModel.alongLines() ? weakLines : 1);
  }
}
