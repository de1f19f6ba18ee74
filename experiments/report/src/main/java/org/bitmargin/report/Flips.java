package org.bitmargin.report;

/**
 * Bits read and what happened to them.
 *
 * @param bits read, chips together
 * @param from0 zeros that read one
 * @param from1 ones that read zero
 */
record Flips(long bits, long from0, long from1) {
  static final Flips NONE = new Flips(0, 0, 0);

  Flips plus(Flips other) {
    return new Flips(bits + other.bits, from0 + other.from0, from1 + other.from1);
  }

  long total() {
    return from0 + from1;
  }

  /** Realised bit error rate; NaN without bits. */
  double rate() {
    return (double) total() / bits;
  }

  /**
   * Standard score of the count under a binomial of the nominal rate, (k − np)/√(np(1 − p)); NaN
   * where that has no spread.
   */
  double score(double nominal) {
    double sd = Math.sqrt(bits * nominal * (1 - nominal));
    return sd > 0 ? (total() - bits * nominal) / sd : Double.NaN;
  }
}
