package org.bitmargin.datasets.synthetic;

import java.util.List;
import java.util.stream.Stream;

/**
 * The classes, drawn with straight strokes in the square [−1, 1]², y downwards. Some are close on
 * purpose: circle and gap, cross and plus, square and circle, corner and tee, zigzag and bars.
 */
enum Glyph {
  CIRCLE(arc(0, 16)),
  SQUARE(line(-.75, -.75, .75, -.75, .75, .75, -.75, .75, -.75, -.75)),
  TRIANGLE(line(0, -.9, .85, .7, -.85, .7, 0, -.9)),
  CROSS(line(-.75, -.75, .75, .75), line(.75, -.75, -.75, .75)),
  PLUS(line(-.95, 0, .95, 0), line(0, -.95, 0, .95)),
  GAP(arc(1.5, 14.5)),
  CORNER(line(-.6, -.9, -.6, .8, .7, .8)),
  TEE(line(-.8, -.8, .8, -.8), line(0, -.8, 0, .9)),
  ZIGZAG(line(-.7, -.8, .7, -.8, -.7, .8, .7, .8)),
  BARS(line(-.8, -.45, .8, -.45), line(-.8, .45, .8, .45));

  private final List<Stroke> strokes;

  Glyph(Stroke[]... lines) {
    this.strokes = Stream.of(lines).flatMap(Stream::of).toList();
  }

  List<Stroke> strokes() {
    return strokes;
  }

  /** An open polyline through points given as x, y, x, y … */
  private static Stroke[] line(double... points) {
    Stroke[] strokes = new Stroke[points.length / 2 - 1];
    for (int i = 0; i < strokes.length; i++) {
      int p = 2 * i;
      strokes[i] = new Stroke(points[p], points[p + 1], points[p + 2], points[p + 3]);
    }
    return strokes;
  }

  /** Part of a circle of radius 0.9, from one sixteenth to another, clockwise from the right. */
  private static Stroke[] arc(double from, double to) {
    int steps = (int) (to - from);
    double[] points = new double[2 * steps + 2];
    for (int i = 0; i <= steps; i++) {
      double angle = (from + i) * StrictMath.PI / 8;
      points[2 * i] = .9 * StrictMath.cos(angle);
      points[2 * i + 1] = .9 * StrictMath.sin(angle);
    }
    return line(points);
  }
}
