package org.bitmargin.faults.sttram;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.Lifetimes;
import org.bitmargin.faults.technology.Require;

/**
 * Parameters of spin-transfer-torque RAM. A retention of 0 s and 0 reads leave the write errors
 * alone; a pulse of 50 ns leaves none of them.
 *
 * @param pulse length of the write pulse, ns
 * @param overdrive write current over the critical current Ic0, above 1
 * @param stability thermal stability Δ: the energy barrier over kT, above 0
 * @param switchingRate how fast the magnetisation turns, αω₀, 1/ns (default assumed)
 * @param asymmetry failed writes of a 1 over failed writes of a 0, at least 1: writing 0→1 errs
 *     more than 1→0 (default assumed)
 * @param spread of the stability from cell to cell, a share of it; 0 for none
 * @param distribution of the stability over the cells
 * @param retention time between writing and reading, s
 * @param reads number of reads since the write
 * @param readCurrent read current over the critical current Ic0, in [0, 1) (default assumed)
 * @param readPulse length of a read, ns (default assumed)
 * @param disturbedBit the stored bit a read can turn over, 0 or 1: its current flows one way
 *     (default assumed)
 * @param lifetime per-write: what a write leaves stays until the next one
 */
public record SttRamParameters(
    double pulse,
    double overdrive,
    double stability,
    double switchingRate,
    double asymmetry,
    double spread,
    Spread distribution,
    double retention,
    double reads,
    double readCurrent,
    double readPulse,
    int disturbedBit,
    Lifetime lifetime) {
  /** Standard deviations over which the stability is averaged. */
  static final double DEVIATIONS = 8;

  public SttRamParameters {
    Require.positive("pulse", "ns", pulse);
    if (!(overdrive > 1 && overdrive < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "overdrive must be above 1 (write current over Ic0; below it nothing is written), was "
              + overdrive);
    }
    Require.positive("stability", "the barrier over kT", stability);
    Require.positive("switchingRate", "1/ns", switchingRate);
    if (!(asymmetry >= 1 && asymmetry < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "asymmetry must be at least 1 (failed writes of a 1 over those of a 0), was "
              + asymmetry);
    }
    Require.notNegative("spread", "a share of the stability", spread);
    Require.given("distribution", distribution, "normal or lognormal");
    if (distribution == Spread.NORMAL && spread >= 1 / DEVIATIONS) {
      throw new IllegalArgumentException(
          "a normal spread must be below %s, as cells would have a stability below 0, was %s: use lognormal"
              .formatted(1 / DEVIATIONS, spread));
    }
    Require.notNegative("retention", "s", retention);
    Require.notNegative("reads", "a number", reads);
    if (!(readCurrent >= 0 && readCurrent < 1)) {
      throw new IllegalArgumentException(
          "readCurrent must lie in [0, 1) (over Ic0; above it a read is a write), was "
              + readCurrent);
    }
    Require.notNegative("readPulse", "ns", readPulse);
    if (disturbedBit != 0 && disturbedBit != 1) {
      throw new IllegalArgumentException("disturbedBit must be 0 or 1, was " + disturbedBit);
    }
    Lifetimes.require(
        lifetime, "each write leaves errors of its own until the next", Lifetime.PER_WRITE);
  }
}
