package org.bitmargin.datasets.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * Paints one image: a glyph moved, turned, stretched and slanted at random, with a pen and a
 * contrast of its own, among short stray strokes, under noise.
 *
 * <p>A pixel at distance d from the nearest stroke of a pen of half width w is covered by clamp(w +
 * ½ − d, 0, 1), which is an anti-aliased edge. Only plain arithmetic, {@code Math.sqrt} and {@code
 * StrictMath} are used: their results are the same on every platform.
 */
final class Painter {
  /** Height and width in pixels. */
  static final int SIDE = 28;

  private static final double CENTRE = (SIDE - 1) / 2.0;

  private final Draws draws;
  private final double noise;

  Painter(Draws draws, double noise) {
    this.draws = draws;
    this.noise = noise;
  }

  /** Writes SIDE × SIDE bytes. */
  void paint(Glyph glyph, byte[] pixels, int from) {
    List<Stroke> shape = place(glyph);
    double pen = draws.uniform(.5, 1.3);
    double paper = draws.uniform(0, .25);
    double ink = draws.uniform(.55, 1) - paper;
    List<Stroke> stray = stray();
    double strayPen = draws.uniform(.4, 1);
    double strayInk = ink * draws.uniform(.4, .9);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double mark =
            Math.max(ink * coverage(shape, pen, x, y), strayInk * coverage(stray, strayPen, x, y));
        double value = 255 * (paper + mark + noise * draws.bell());
        pixels[from + y * SIDE + x] = (byte) (int) (Math.max(0, Math.min(255, value)) + .5);
      }
    }
  }

  /** The strokes of the glyph in pixels. */
  private List<Stroke> place(Glyph glyph) {
    double angle = draws.uniform(-.3, .3);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double width = draws.uniform(6, 10);
    double height = width * draws.uniform(.75, 1.3);
    double slant = draws.uniform(-.2, .2);
    double dx = CENTRE + draws.uniform(-3, 3);
    double dy = CENTRE + draws.uniform(-3, 3);
    double xx = width * cos;
    double xy = height * (slant * cos - sin);
    double yx = width * sin;
    double yy = height * (slant * sin + cos);
    List<Stroke> placed = new ArrayList<>();
    for (Stroke s : glyph.strokes()) {
      placed.add(
          new Stroke(
              dx + xx * s.x0() + xy * s.y0(),
              dy + yx * s.x0() + yy * s.y0(),
              dx + xx * s.x1() + xy * s.y1(),
              dy + yx * s.x1() + yy * s.y1()));
    }
    return placed;
  }

  private List<Stroke> stray() {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 2 + draws.below(3); i > 0; i--) {
      double x = draws.uniform(0, SIDE);
      double y = draws.uniform(0, SIDE);
      strokes.add(new Stroke(x, y, x + draws.uniform(1, 6), y + draws.uniform(-6, 6)));
    }
    return strokes;
  }

  private static double coverage(List<Stroke> strokes, double pen, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Stroke stroke : strokes) {
      nearest = Math.min(nearest, stroke.squaredDistance(x, y));
    }
    return Math.max(0, Math.min(1, pen + .5 - Math.sqrt(nearest)));
  }
}
