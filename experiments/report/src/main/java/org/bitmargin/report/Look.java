package org.bitmargin.report;

/**
 * How a series is drawn.
 *
 * @param ink colour, an index into {@link Palette}, or {@link Rule#NEUTRAL}
 * @param marker of its points
 * @param dashed whether its line is broken
 * @param whiskers whether its interval is a bar at each point, not a band
 */
record Look(int ink, Palette.Marker marker, boolean dashed, boolean whiskers) {

  /** A solid line in the colour and with the marker of a style. */
  static Look of(int style) {
    return new Look(style, Palette.marker(Math.max(0, style)), false, false);
  }

  /** Points with bars, where many series share a figure. */
  static Look bars(int ink, Palette.Marker marker) {
    return new Look(ink, marker, false, true);
  }

  Look broken() {
    return new Look(ink, marker, true, whiskers);
  }
}
