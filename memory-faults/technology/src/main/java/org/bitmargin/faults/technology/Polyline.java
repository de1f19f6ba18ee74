package org.bitmargin.faults.technology;

import java.util.Arrays;

/** A strictly falling function through given points, linear between them. */
public final class Polyline {
  private final double[] x;
  private final double[] y;

  /**
   * A line through points.
   *
   * @param x strictly ascending, at least 2
   * @param y strictly descending
   */
  public Polyline(double[] x, double[] y) {
    if (x.length < 2 || x.length != y.length) {
      throw new IllegalArgumentException(
          "%d and %d coordinates: there must be as many, and at least 2"
              .formatted(x.length, y.length));
    }
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] > x[i - 1] && y[i] < y[i - 1])) {
        throw new IllegalArgumentException("the points must fall: point %d does not".formatted(i));
      }
    }
    this.x = x.clone();
    this.y = y.clone();
  }

  /** The value at {@code at}; the first and the last piece go on beyond the points. */
  public double value(double at) {
    return along(x, y, piece(Arrays.binarySearch(x, at)), at);
  }

  /** Where the value is {@code of}. */
  public double inverse(double of) {
    double[] rising = new double[y.length];
    Arrays.setAll(rising, i -> -y[i]);
    return along(y, x, piece(Arrays.binarySearch(rising, -of)), of);
  }

  private static double along(double[] from, double[] to, int i, double at) {
    double share = (at - from[i]) / (from[i + 1] - from[i]);
    return to[i] + share * (to[i + 1] - to[i]);
  }

  /** Index of the point a piece begins at. */
  private int piece(int found) {
    int before = found >= 0 ? found : -found - 2;
    return Math.max(0, Math.min(before, x.length - 2));
  }
}
