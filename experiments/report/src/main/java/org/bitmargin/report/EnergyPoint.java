package org.bitmargin.report;

/**
 * A trained network at an operating point: what it gets right for what it takes.
 *
 * @param nanojoule of an inference
 */
record EnergyPoint(Curve curve, OperatingPoint point, Sample sample, double nanojoule) {

  /** Mean over chips, a fraction. */
  double accuracy() {
    return sample.estimate().mean();
  }

  String protection() {
    return curve.panel().protectionName();
  }
}
