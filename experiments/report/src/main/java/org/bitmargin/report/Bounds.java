package org.bitmargin.report;

/** The two ends of an interval. */
record Bounds(double low, double high) {
  double halfWidth() {
    return (high - low) / 2;
  }
}
