package org.bitmargin.report;

/**
 * What became of faulty bits.
 *
 * @param stored bits read, check bits included
 * @param faulty of them
 * @param corrected faulty bits put right
 * @param detected faulty bits noticed but not put right
 * @param silent faulty bits nobody noticed
 * @param residual bits of the data that are wrong after decoding
 */
record ProtectionCounts(
    long stored, long faulty, long corrected, long detected, long silent, long residual) {
  static final ProtectionCounts NONE = new ProtectionCounts(0, 0, 0, 0, 0, 0);

  ProtectionCounts plus(ProtectionCounts other) {
    return new ProtectionCounts(
        stored + other.stored,
        faulty + other.faulty,
        corrected + other.corrected,
        detected + other.detected,
        silent + other.silent,
        residual + other.residual);
  }
}
