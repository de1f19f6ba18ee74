package org.bitmargin.engine;

import java.util.List;

/**
 * One point of a campaign: a network on one chip (or one repetition of transient faults) at one
 * operating point.
 *
 * @param point index of the operating point, ascending by bit error rate
 * @param ber bit error rate, a fraction
 * @param chip number of the chip, counted from 0
 * @param outcome on the test images
 * @param faults bits that read wrong, before and after decoding
 * @param storedBits bits that could (times images where each meets faults of its own)
 * @param drawn how the faults of parameters came about
 * @param audit by tensor and bit
 */
public record Measurement(
    int point,
    double ber,
    int chip,
    Outcome outcome,
    Faults faults,
    long storedBits,
    Drawn drawn,
    List<AuditRow> audit) {

  /** How faults come about. */
  public enum Drawn {
    /** Without a look at what is stored. */
    SAMPLED,
    /** By a model that knows what is stored, exactly as its formula has it or as an attacker. */
    AIMED
  }

  /**
   * How many bits read wrong.
   *
   * @param flipped of what is really stored, by the audit; the next three add up to it
   * @param corrected put right by the protection
   * @param detected noticed but not put right
   * @param silent not noticed
   * @param residual bits of the data that are wrong after decoding
   */
  public record Faults(long flipped, long corrected, long detected, long silent, long residual) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);

    /** More bits that read wrong without any protection. */
    Faults plusUnprotected(long bits) {
      return new Faults(flipped + bits, corrected, detected, silent + bits, residual + bits);
    }

    Faults plus(Chips.Read read) {
      var c = read.correction();
      return new Faults(
          flipped + read.flips().length,
          corrected + c.corrected(),
          detected + c.detected(),
          silent + c.silent(),
          residual + c.flips().length);
    }
  }

  /** Bits of what is really stored that read wrong. */
  public long flippedBits() {
    return faults.flipped();
  }
}
