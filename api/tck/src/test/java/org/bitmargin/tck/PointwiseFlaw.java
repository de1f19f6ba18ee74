package org.bitmargin.tck;

/** What goes wrong in the pointwise form of a quantizer that is right else. */
enum PointwiseFlaw {
  NONE,
  /** Depends on the other values of the block. */
  OF_THE_BLOCK,
  SCALED_GRADIENT,
  PASSES_TOO_MUCH
}
