package org.bitmargin.api;

/** How long a fault lasts. Every fault configuration says it; there is no default. */
public enum Lifetime {
  /** Persistent: drawn once for a chip and the same for every image evaluated on it. */
  PER_CHIP,
  /** Transient: drawn afresh for each inference, that is for each image. */
  PER_INFERENCE,
  /**
   * Intermittent: a chip has its weak cells, and at each access each of them fails or not. An
   * inference reads every stored bit once.
   */
  PER_ACCESS,
  /**
   * Drawn when the memory is written and held until it is written again: the same for every image,
   * another one for each repetition.
   */
  PER_WRITE;

  /** Whether all images of a repetition meet the same faults. */
  public boolean persistent() {
    return this == PER_CHIP || this == PER_WRITE;
  }
}
