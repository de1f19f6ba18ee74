package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows [first, end) of a plane under a same-padded k×k convolution: which taps read outside.
 *
 * <p>Where taps are missing is numbered by kind: how many rows of taps are above and below the
 * plane, how many columns to its left and right, each 0 … k/2. Kind 0 is the interior.
 */
record PackedGrid(PackedShape plane, int k, int first, int end) {

  /** Neighbouring cells [from, to) of these rows that lack the same taps. */
  record Run(int from, int to, int kind) {}

  /** How many kinds there are for kernels of this size. */
  static int kinds(int k) {
    int side = k / 2 + 1;
    return side * side * side * side;
  }

  /** Whether a tap is outside where cells are of this kind. */
  static boolean isMissing(int k, int kind, int row, int column) {
    int side = k / 2 + 1;
    return row < kind % side
        || row >= k - kind / side % side
        || column < kind / (side * side) % side
        || column >= k - kind / (side * side * side);
  }

  /** Cells of these rows. */
  int cells() {
    return (end - first) * plane.width();
  }

  /** First of these cells for which a row of taps is inside. */
  private int from(int row) {
    return Math.min(cells(), Math.max(0, k / 2 - row - first) * plane.width());
  }

  /** End of these cells for which a row of taps is inside. */
  private int to(int row) {
    int outside = Math.max(0, end + row - k / 2 - plane.height());
    return Math.max(from(row), cells() - outside * plane.width());
  }

  /** The cells that lack taps. */
  List<Run> border() {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int cell = 1; cell <= cells(); cell++) {
      int kind = kind(from);
      if (cell == cells() || kind(cell) != kind) {
        if (kind != 0) {
          runs.add(new Run(from, cell, kind));
        }
        from = cell;
      }
    }
    return runs;
  }

  private int kind(int cell) {
    int y = first + cell / plane.width();
    int x = cell % plane.width();
    int side = k / 2 + 1;
    int rows = missing(y) + side * missing(plane.height() - 1 - y);
    return rows + side * side * (missing(x) + side * missing(plane.width() - 1 - x));
  }

  /** Taps missing on a side that is so many cells away. */
  private int missing(int distance) {
    return Math.max(0, k / 2 - distance);
  }

  /**
   * Copies what a tap sees from these cells, zeros outside the plane.
   *
   * @param signs of the whole plane
   */
  void copy(int row, int column, int[] signs, int[] view, int images) {
    int dx = column - k / 2;
    int width = plane.width();
    int from = from(row);
    int to = to(row);
    int count = to - from - Math.abs(dx);
    if (count <= 0) {
      Arrays.fill(view, 0, cells() * images, 0);
      return;
    }
    Arrays.fill(view, 0, from * images, 0);
    Arrays.fill(view, to * images, cells() * images, 0);
    int target = from + Math.max(0, -dx);
    int source = target + (first + row - k / 2) * width + dx;
    System.arraycopy(signs, source * images, view, target * images, count * images);
    for (int cell = from; cell < to && dx != 0; cell += width) {
      int edge = dx < 0 ? cell : Math.max(cell, cell + width - dx);
      int outside = Math.min(width, Math.abs(dx));
      Arrays.fill(view, edge * images, (edge + outside) * images, 0);
    }
  }
}
