package org.bitmargin.report;

/**
 * A horizontal line across a figure.
 *
 * @param y value
 * @param label at its right end; empty for none
 * @param style colour, an index into {@link Palette}, or {@link #NEUTRAL}
 */
record Rule(double y, String label, int style) {
  /** The colour of axes and text. */
  static final int NEUTRAL = -1;
}
