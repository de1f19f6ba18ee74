package org.bitmargin.api;

/**
 * Bit error rate against an operating parameter.
 *
 * @param parameter name of the component of the parameter record
 * @param unit of it, as printed on an axis
 * @param points values of the parameter, ascending
 * @param bitErrorRates the rate at each, fractions
 */
public record OperatingCurve(
    String parameter, String unit, double[] points, double[] bitErrorRates) {

  public OperatingCurve {
    if (points.length != bitErrorRates.length || points.length < 2) {
      throw new IllegalArgumentException(
          "%d points and %d rates: there must be as many, and at least 2"
              .formatted(points.length, bitErrorRates.length));
    }
  }
}
