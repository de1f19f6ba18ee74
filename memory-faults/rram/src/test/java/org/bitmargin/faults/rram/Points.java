package org.bitmargin.faults.rram;

import org.bitmargin.api.Lifetime;

/** Parameters of tests. */
final class Points {

  private Points() {}

  static RramParameters stuck(double low, double high, int lowResistanceBit) {
    return new RramParameters(
        Mechanism.STUCK_AT,
        low,
        high,
        lowResistanceBit,
        3,
        6,
        Coding.GRAY,
        0.01,
        Lifetime.PER_CHIP);
  }

  static RramParameters levels(int bits, double separation, Coding coding) {
    return new RramParameters(
        Mechanism.MULTI_LEVEL, 0, 0, 1, bits, separation, coding, 0.01, Lifetime.PER_WRITE);
  }

  static RramParameters lowPower(double rate) {
    return new RramParameters(
        Mechanism.LOW_POWER, 0, 0, 1, 3, 6, Coding.GRAY, rate, Lifetime.PER_WRITE);
  }
}
