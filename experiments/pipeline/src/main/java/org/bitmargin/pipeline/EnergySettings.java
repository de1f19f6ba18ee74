package org.bitmargin.pipeline;

/**
 * What energy an inference is charged besides the accesses of its memory.
 *
 * @param inferenceMs milliseconds an inference takes, for which the memory leaks; 0 leaves leakage
 *     out
 */
public record EnergySettings(double inferenceMs) {

  public EnergySettings {
    if (!(inferenceMs >= 0 && inferenceMs <= 1e6)) {
      throw new IllegalArgumentException("inferenceMs must be 0 to 1e6, was " + inferenceMs);
    }
  }

  /** Accesses alone: how long an inference takes is not known unless the user says so. */
  public static EnergySettings defaults() {
    return new EnergySettings(0);
  }
}
