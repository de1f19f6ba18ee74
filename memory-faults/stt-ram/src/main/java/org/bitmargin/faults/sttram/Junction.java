package org.bitmargin.faults.sttram;

/**
 * The probabilities of a magnetic tunnel junction of thermal stability Δ.
 *
 * <p>The attempt time τ₀ is 1 ns. A write counts as one that has to switch the junction. Loss of
 * the state counts as an error however often it is lost, which is pessimistic above one half.
 */
final class Junction {
  private static final double NANOSECONDS = 1e9;

  private Junction() {}

  /**
   * A write fails: 1 − exp(−(π²/4)·Δ(i−1)/(i·e^(2(i−1)τ) − 1)). The tail is that of Butler et al.
   * 2012; the whole form is assumed.
   *
   * @param overdrive i, the current over Ic0
   * @param time τ, the pulse times the switching rate
   */
  static double writeError(double stability, double overdrive, double time) {
    double excess = overdrive - 1;
    double growth = overdrive * StrictMath.exp(2 * excess * time) - 1;
    return certainty(Math.PI * Math.PI / 4 * stability * excess / growth);
  }

  /** The state is lost within a time in seconds: 1 − exp(−t/(τ₀·e^Δ)); assumed. */
  static double retentionError(double stability, double seconds) {
    return certainty(seconds * NANOSECONDS * StrictMath.exp(-stability));
  }

  /** Reads turn the state over: 1 − exp(−n·(t/τ₀)·e^(−Δ(1−Ir/Ic0))); assumed. */
  static double disturbError(double stability, double reads, double nanoseconds, double current) {
    return certainty(reads * nanoseconds * StrictMath.exp(-stability * (1 - current)));
  }

  private static double certainty(double expected) {
    return -StrictMath.expm1(-expected);
  }
}
