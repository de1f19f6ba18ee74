package org.bitmargin.report;

import java.util.StringJoiner;

/** Marker shapes as SVG paths of about 9 units. */
final class MarkerPath {
  private static final double R = 4.2;

  private MarkerPath() {}

  static String of(Palette.Marker marker, double x, double y) {
    double a = R * 0.36;
    return switch (marker) {
      case CIRCLE -> circle(x, y);
      case SQUARE -> polygon(x, y, -3.8, -3.8, 3.8, -3.8, 3.8, 3.8, -3.8, 3.8);
      case TRIANGLE_UP -> polygon(x, y, 0, -5, 4.8, 3.6, -4.8, 3.6);
      case DIAMOND -> polygon(x, y, 0, -5.4, 5.4, 0, 0, 5.4, -5.4, 0);
      case TRIANGLE_DOWN -> polygon(x, y, 0, 5, 4.8, -3.6, -4.8, -3.6);
      case PLUS ->
          polygon(
              x, y, -a, -5, a, -5, a, -a, 5, -a, 5, a, a, a, a, 5, -a, 5, -a, a, -5, a, -5, -a, -a,
              -a);
      case CROSS ->
          polygon(
              x, y, 0, -2, 3, -5, 5, -3, 2, 0, 5, 3, 3, 5, 0, 2, -3, 5, -5, 3, -2, 0, -5, -3, -3,
              -5);
    };
  }

  private static String circle(double x, double y) {
    String radius = SvgFigure.number(R);
    String arc = "a" + radius + " " + radius + " 0 1 0 ";
    return "M%s %s%s%s 0%s-%s 0Z"
        .formatted(
            SvgFigure.number(x - R),
            SvgFigure.number(y),
            arc,
            SvgFigure.number(2 * R),
            arc,
            SvgFigure.number(2 * R));
  }

  private static String polygon(double x, double y, double... offsets) {
    StringJoiner points = new StringJoiner("L", "M", "Z");
    for (int i = 0; i < offsets.length; i += 2) {
      points.add(SvgFigure.number(x + offsets[i]) + " " + SvgFigure.number(y + offsets[i + 1]));
    }
    return points.toString();
  }
}
