package org.bitmargin.quantizers.uniform;

/** Where the range comes from. */
public enum Range {
  /**
   * From the clean tensor, and stored with it: its minimum and maximum (affine), or its largest
   * magnitude (symmetric).
   */
  DATA,
  /** A constant of the design, not stored: [0, bound] (affine), or [−bound, bound] (symmetric). */
  FIXED
}
