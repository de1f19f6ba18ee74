package org.bitmargin.report;

import java.util.List;

/**
 * Units of energies and where they lie on an axis: linear, or logarithmic where they span more than
 * a factor of eight.
 *
 * @param unit as printed
 * @param perNanojoule units in a nanojoule
 * @param low lowest energy, nanojoule
 * @param high highest energy, nanojoule
 */
record EnergyScale(String unit, double perNanojoule, double low, double high) {
  private static final double WIDE = 8;

  /** A scale for some energies in nanojoule, at least one. */
  static EnergyScale of(List<EnergyPoint> points) {
    double low = points.stream().mapToDouble(EnergyPoint::nanojoule).min().orElseThrow();
    double high = points.stream().mapToDouble(EnergyPoint::nanojoule).max().orElseThrow();
    if (high >= 1e6) {
      return new EnergyScale("mJ", 1e-6, low, high);
    }
    return high >= 1e3
        ? new EnergyScale("µJ", 1e-3, low, high)
        : new EnergyScale("nJ", 1, low, high);
  }

  boolean isLogarithmic() {
    return low > 0 && high > WIDE * low;
  }

  double position(double nanojoule) {
    double value = nanojoule * perNanojoule;
    return isLogarithmic() ? Math.log10(value) : value;
  }

  Axis axis() {
    String title = "energy an inference (%s)".formatted(unit);
    double from = position(low);
    double to = position(high);
    if (isLogarithmic()) {
      double room = 0.03 * (to - from);
      return LogTicks.axis(title + ", logarithmic", from - room, to + room);
    }
    double room = to > from ? 0.02 * (to - from) : 0.05 * Math.max(to, 1e-3);
    return Axis.nice(title, Math.max(0, from - room), to + room);
  }

  /** The number alone. */
  String number(double nanojoule) {
    return Text.significant(nanojoule * perNanojoule);
  }

  /** Half of an interval, with as many decimals as the number it belongs to. */
  String halfWidth(double nanojoule, double half) {
    String number = number(nanojoule);
    int point = number.indexOf('.');
    boolean plain = number.indexOf('e') < 0;
    return plain
        ? Text.fixed(half * perNanojoule, point < 0 ? 0 : number.length() - point - 1)
        : Text.significant(half * perNanojoule);
  }

  /** The number with its unit. */
  String text(double nanojoule) {
    return number(nanojoule) + " " + unit;
  }
}
