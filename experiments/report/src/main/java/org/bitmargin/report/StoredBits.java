package org.bitmargin.report;

/**
 * Bits of the faulty memory.
 *
 * @param data parameters
 * @param added by a protection
 * @param activations buffers
 */
record StoredBits(long data, long added, long activations) {

  /** Stored bits over data bits of the parameters; NaN without any. */
  double overhead() {
    return (double) (data + added) / data;
  }

  /** Share of all stored bits that are data. */
  double dataShare() {
    return (double) (data + activations) / (data + added + activations);
  }
}
