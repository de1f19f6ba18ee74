package org.bitmargin.report;

import java.util.Comparator;

/**
 * A point a memory is measured at: a bit error rate, and the value of the parameter that was turned
 * where it is not the rate itself.
 *
 * @param ber bit error rate, a fraction
 * @param axis name of the parameter that was turned, e.g. {@code voltage}; empty for none
 * @param value of it, as results write it; empty without an axis
 * @param unit of it; empty where none is known
 * @param parameters all of the fault model at this point; empty without an axis
 */
record OperatingPoint(double ber, String axis, String value, String unit, String parameters)
    implements Comparable<OperatingPoint> {
  private static final Comparator<OperatingPoint> ORDER =
      Comparator.comparingDouble(OperatingPoint::ber)
          .thenComparing(OperatingPoint::axis)
          .thenComparing(OperatingPoint::number, Comparator.reverseOrder())
          .thenComparing(OperatingPoint::value)
          .thenComparing(OperatingPoint::parameters);

  /** A bit error rate of a memory that is scaled to rates. */
  static OperatingPoint ofRate(double ber) {
    return new OperatingPoint(ber, "", "", "", "");
  }

  /** Whether a parameter of the memory was turned, not the rate. */
  boolean hasAxis() {
    return !axis.isEmpty();
  }

  /** For example {@code 1 %}, or {@code voltage 0.833, BER 1.1 %}. */
  String label() {
    return hasAxis() ? setting() + ", BER " + Text.rate(ber) : Text.rate(ber);
  }

  /** For the head of a column, the rate in small print below a setting; says which is golden. */
  String head() {
    String rate = Text.rate(ber) + (ber == 0 ? " (golden)" : "");
    return hasAxis() ? setting() + "\nBER " + rate : rate;
  }

  /** Inside a sentence: {@code a bit error rate of 1 %}, {@code voltage 0.833 (BER 1.1 %)}. */
  String phrase() {
    return hasAxis()
        ? setting() + " (BER " + Text.rate(ber) + ")"
        : "a bit error rate of " + Text.rate(ber);
  }

  /** The shortest name: {@code 1 %}, or {@code 0.833} where an axis is known from elsewhere. */
  String brief() {
    return hasAxis() ? quantity() : Text.rate(ber);
  }

  /** For example {@code voltage 0.833 Vmin}; the rate where nothing else was turned. */
  String setting() {
    return hasAxis() ? axis + " " + quantity() : Text.rate(ber);
  }

  /** The value with its unit: {@code 1.05 V}, {@code 0.833 Vmin} where the unit is V/Vmin. */
  private String quantity() {
    String of = unit.contains("/") ? unit.substring(unit.indexOf('/') + 1).strip() : unit;
    // A ratio that is no product of a value and something short is better left bare.
    return of.isEmpty() || of.contains(" ") ? value : value + " " + of;
  }

  /** To line up with a run that does not know the unit. */
  OperatingPoint withoutUnit() {
    return new OperatingPoint(ber, axis, value, "", parameters);
  }

  /** Ascending by rate; at the same rate, the higher value of the axis first. */
  @Override
  public int compareTo(OperatingPoint other) {
    return ORDER.compare(this, other);
  }

  private double number() {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
