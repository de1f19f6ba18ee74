package org.bitmargin.faults.sttram;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.ErrorRates;

/** Operating points of tests: defaults with some values replaced. */
final class Points {

  private Points() {}

  static SttRamParameters written(double pulse, double asymmetry) {
    return new SttRamParameters(
        pulse, 2, 60, 1, asymmetry, 0, Spread.NORMAL, 0, 0, 0.3, 1, 1, Lifetime.PER_WRITE);
  }

  /** Written so long that nothing fails, then kept. */
  static SttRamParameters kept(double stability, double seconds, double spread, Spread law) {
    return new SttRamParameters(
        500, 2, stability, 1, 1, spread, law, seconds, 0, 0.3, 1, 1, Lifetime.PER_WRITE);
  }

  /** Written so long that nothing fails, then read. */
  static SttRamParameters read(double reads, double current, int disturbedBit) {
    return new SttRamParameters(
        500, 2, 40, 1, 1, 0, Spread.NORMAL, 0, reads, current, 1, disturbedBit, Lifetime.PER_WRITE);
  }

  static ErrorRates rates(SttRamParameters parameters) {
    return new StoredBit(parameters).rates(parameters.pulse());
  }
}
