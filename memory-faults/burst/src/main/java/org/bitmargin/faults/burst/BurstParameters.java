package org.bitmargin.faults.burst;

import org.bitmargin.api.Lifetime;

/**
 * Parameters of errors in bursts.
 *
 * @param pGB probability that a burst begins at the next bit, a fraction in [0, 1]
 * @param pBG probability that a burst ends at the next bit, a fraction in (0, 1]; its mean length
 *     is 1 / pBG bits; pGB + pBG is at most 1
 * @param badRate probability that a bit of a burst reads wrong, a fraction in [0, 1]
 * @param goodRate probability that a bit outside of bursts reads wrong, a fraction in [0, badRate]
 * @param along which bits are neighbours: addresses, the cells of rows (one wordline after the
 *     other) or those of columns (one bitline after the other)
 * @param lifetime how long an error lasts
 */
public record BurstParameters(
    double pGB, double pBG, double badRate, double goodRate, Along along, Lifetime lifetime) {

  /** What a burst runs along. */
  public enum Along {
    /** Addresses, one after the other. */
    ADDRESSES,
    /** The cells of a row, then those of the next row, bank after bank. */
    ROWS,
    /** The cells of a column, then those of the next column, bank after bank. */
    COLUMNS
  }

  public BurstParameters {
    requireFraction("pGB", pGB);
    requireFraction("pBG", pBG);
    requireFraction("badRate", badRate);
    requireFraction("goodRate", goodRate);
    if (pBG == 0) {
      throw new IllegalArgumentException("pBG must be above 0, or a burst never ends");
    }
    if (pGB + pBG > 1) {
      throw new IllegalArgumentException(
          "pGB and pBG must add up to at most 1, or bad bits would avoid each other, were %s and %s"
              .formatted(pGB, pBG));
    }
    if (goodRate > badRate) {
      throw new IllegalArgumentException(
          "goodRate must not exceed badRate (%s), was %s".formatted(badRate, goodRate));
    }
    if (along == null) {
      throw new IllegalArgumentException("along must be addresses, rows or columns");
    }
    if (lifetime == null) {
      throw new IllegalArgumentException(
          "lifetime is missing: per-chip, per-inference, per-access or per-write");
    }
  }

  /** Share of the bits that lie in bursts. */
  double badShare() {
    return pGB / (pGB + pBG);
  }

  /** Expected share of the bits that read wrong. */
  double bitErrorRate() {
    return badShare() * badRate + (1 - badShare()) * goodRate;
  }

  private static void requireFraction(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "%s must be a fraction in [0, 1] (1 %% is 0.01), was %s".formatted(name, p));
    }
  }
}
