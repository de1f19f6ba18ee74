package org.bitmargin.faults.rram;

import org.bitmargin.api.Lifetime;
import org.bitmargin.faults.technology.Lifetimes;
import org.bitmargin.faults.technology.Require;

/**
 * Parameters of resistive RAM; each mechanism reads its own.
 *
 * @param mechanism what goes wrong: stuck-at, multi-level or low-power
 * @param stuckLow stuck-at: share of cells that stay in the low-resistance state, a fraction
 * @param stuckHigh stuck-at: share of cells that stay in the high-resistance state, a fraction
 * @param lowResistanceBit stuck-at: the bit the low-resistance state stores, 0 or 1 (papers
 *     disagree)
 * @param bitsPerCell multi-level: bits of a cell, 1 to 4
 * @param separation multi-level: distance of neighbouring levels over the standard deviation of
 *     each
 * @param coding multi-level: which bits a level stands for
 * @param rate low-power: probability that a stored bit reads wrong, a fraction; up to 0.033
 *     published
 * @param lifetime per-chip for stuck-at, per-write for the others
 */
public record RramParameters(
    Mechanism mechanism,
    double stuckLow,
    double stuckHigh,
    int lowResistanceBit,
    int bitsPerCell,
    double separation,
    Coding coding,
    double rate,
    Lifetime lifetime) {

  public RramParameters {
    Require.given("mechanism", mechanism, "stuck-at, multi-level or low-power");
    Require.fraction("stuckLow", stuckLow);
    Require.fraction("stuckHigh", stuckHigh);
    if (stuckLow + stuckHigh > 1) {
      throw new IllegalArgumentException(
          "stuckLow and stuckHigh must be at most 1 together (a cell holds one state), were %s and %s"
              .formatted(stuckLow, stuckHigh));
    }
    if (lowResistanceBit != 0 && lowResistanceBit != 1) {
      throw new IllegalArgumentException(
          "lowResistanceBit must be 0 or 1, was " + lowResistanceBit);
    }
    if (bitsPerCell < 1 || bitsPerCell > 4) {
      throw new IllegalArgumentException("bitsPerCell must lie in 1 to 4, was " + bitsPerCell);
    }
    Require.positive("separation", "level distance over standard deviation", separation);
    Require.given("coding", coding, "gray or binary");
    Require.fraction("rate", rate);
    if (mechanism == Mechanism.STUCK_AT) {
      Lifetimes.require(lifetime, "a stuck cell stays so for good", Lifetime.PER_CHIP);
    } else {
      Lifetimes.require(
          lifetime, "a cell is wrong until it is programmed again", Lifetime.PER_WRITE);
    }
  }
}
