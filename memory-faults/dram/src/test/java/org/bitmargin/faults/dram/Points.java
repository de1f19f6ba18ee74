package org.bitmargin.faults.dram;

import org.bitmargin.api.Lifetime;

/** Parameters of tests. */
final class Points {

  private Points() {}

  static DramParameters voltage(Vendor vendor, double voltage) {
    return new DramParameters(
        ErrorModel.UNIFORM,
        Driver.VOLTAGE,
        vendor,
        voltage,
        1,
        20,
        0,
        0.5,
        0.5,
        0.5,
        0.05,
        Lifetime.PER_ACCESS);
  }

  static DramParameters retention(double seconds, double celsius) {
    return new DramParameters(
        ErrorModel.UNIFORM,
        Driver.RETENTION,
        Vendor.B,
        1.35,
        seconds,
        celsius,
        0,
        1,
        1,
        1,
        0.05,
        Lifetime.PER_CHIP);
  }

  static DramParameters weak(
      ErrorModel model, double weakCells, double failure, double weakLines, Lifetime lifetime) {
    return new DramParameters(
        model,
        Driver.WEAK_CELLS,
        Vendor.B,
        1.35,
        1,
        20,
        weakCells,
        failure,
        0,
        0,
        weakLines,
        lifetime);
  }

  static DramParameters dataDependent(
      double weakCells, double failure0, double failure1, Lifetime lifetime) {
    return new DramParameters(
        ErrorModel.DATA_DEPENDENT,
        Driver.WEAK_CELLS,
        Vendor.B,
        1.35,
        1,
        20,
        weakCells,
        0.5,
        failure0,
        failure1,
        0.05,
        lifetime);
  }
}
