package org.bitmargin.datasets.synthetic;

/**
 * A straight stroke.
 *
 * @param x0 start
 * @param y0 start
 * @param x1 end
 * @param y1 end
 */
record Stroke(double x0, double y0, double x1, double y1) {

  /** The square of the distance of a point from the nearest point of the stroke. */
  double squaredDistance(double x, double y) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy);
    double t = Math.max(0, Math.min(1, along));
    double ex = x0 + t * dx - x;
    double ey = y0 + t * dy - y;
    return ex * ex + ey * ey;
  }
}
