package org.bitmargin.report;

/**
 * How tables with operating points of their own name one.
 *
 * @param cell id
 * @param memory label
 * @param parameters of the fault model at the point
 * @param protection label
 * @param ber bit error rate
 */
record PointKey(String cell, String memory, String parameters, String protection, double ber) {
  private static final double ROUNDING = 1e-9;

  /** Whether it is a point of a panel. */
  boolean names(Panel panel, OperatingPoint point) {
    boolean same =
        point.hasAxis()
            ? parameters.equals(point.parameters())
            : parameters.equals(panel.faultParameters()) && near(point.ber());
    return same && names(panel);
  }

  private boolean names(Panel panel) {
    boolean guarded =
        protection.equals(panel.protection())
            || !panel.isProtected() && (protection.isEmpty() || protection.equals("none"));
    return guarded && panel.hasFaults(memory);
  }

  /** A rate that went through a technology's own parameter and back is rounded. */
  private boolean near(double rate) {
    return Math.abs(rate - ber) <= ROUNDING * Math.max(rate, ber);
  }
}
