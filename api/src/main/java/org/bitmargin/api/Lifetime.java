package org.bitmargin.api;

/** How long a fault lasts. Every fault configuration says it; there is no default. */
public enum Lifetime {
  /** Persistent: drawn once for a chip and the same for every image evaluated on it. */
  PER_CHIP,
  /** Transient: drawn afresh for each inference, that is for each image. */
  PER_INFERENCE
}
