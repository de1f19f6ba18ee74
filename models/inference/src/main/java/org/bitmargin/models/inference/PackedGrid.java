package org.bitmargin.models.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a same-padded k×k convolution of a plane reads, for a band of rows of its output (of its
 * pooled output where it is pooled: an output cell then stands for four positions, its members).
 *
 * <p>Every tap of every member reads the plane as seen from the output cells at a fixed distance;
 * there are (k − 1 + stride)² such views. Cells are sorted so that those that lack the same taps,
 * being at the border, are neighbours.
 */
final class PackedGrid {

  /** Output cells [from, to) of a member that lack the taps of a {@link #kind}. */
  record Run(int from, int to, int kind) {}

  private final int k;
  private final int height;
  private final int width;
  private final int stride;
  private final int[] cells;

  /**
   * A band.
   *
   * @param firstRow of the output, and {@code rows} of them
   */
  PackedGrid(PackedShape plane, int k, boolean pool, int firstRow, int rows) {
    this.k = k;
    this.height = plane.height();
    this.width = plane.width();
    this.stride = pool ? 2 : 1;
    int columns = width / stride;
    Comparator<Integer> byKinds = Comparator.comparing(cell -> 0);
    for (int member = 0; member < members(); member++) {
      int m = member;
      byKinds = byKinds.thenComparing(cell -> kindOf(cell, m));
    }
    cells =
        IntStream.range(firstRow * columns, (firstRow + rows) * columns)
            .boxed()
            .sorted(byKinds)
            .mapToInt(cell -> cell)
            .toArray();
  }

  /** Kinds of borders there are for kernels of this size, kind 0 being none. */
  static int kinds(int k) {
    int side = k / 2 + 1;
    return side * side * side * side;
  }

  /** Whether tap (row, column) is missing at a border of this kind. */
  static boolean isMissing(int k, int kind, int row, int column) {
    int side = k / 2 + 1;
    int top = kind % side;
    int bottom = kind / side % side;
    int left = kind / (side * side) % side;
    int right = kind / (side * side * side);
    return row < top || row >= k - bottom || column < left || column >= k - right;
  }

  /** Output cells, by index in the whole output. */
  int[] cells() {
    return cells;
  }

  /** Positions an output cell stands for. */
  int members() {
    return stride * stride;
  }

  int views() {
    return (k - 1 + stride) * (k - 1 + stride);
  }

  /** Index of the view tap (row, column) of a member reads. */
  int view(int member, int row, int column) {
    return (member / stride + row) * (k - 1 + stride) + member % stride + column;
  }

  /** For each cell the position of the plane that a view shows there; −1 outside. */
  int[] positions(int view) {
    int dy = view / (k - 1 + stride) - k / 2;
    int dx = view % (k - 1 + stride) - k / 2;
    return Arrays.stream(cells)
        .map(
            cell -> {
              int y = y(cell) + dy;
              int x = x(cell) + dx;
              boolean inside = y >= 0 && y < height && x >= 0 && x < width;
              return inside ? y * width + x : -1;
            })
        .toArray();
  }

  /** The border of a member, in runs of equal kind; kind 0 is left out. */
  List<Run> border(int member) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= cells.length; i++) {
      int kind = kindOf(cells[from], member);
      if (i == cells.length || kindOf(cells[i], member) != kind) {
        if (kind != 0) {
          runs.add(new Run(from, i, kind));
        }
        from = i;
      }
    }
    return runs;
  }

  private int kindOf(int cell, int member) {
    int y = y(cell) + member / stride;
    int x = x(cell) + member % stride;
    int side = k / 2 + 1;
    int rows = missing(y) + side * missing(height - 1 - y);
    return rows + side * side * (missing(x) + side * missing(width - 1 - x));
  }

  /** Taps missing on a side that is so many positions away. */
  private int missing(int distance) {
    return Math.max(0, k / 2 - distance);
  }

  private int y(int cell) {
    return cell / (width / stride) * stride;
  }

  private int x(int cell) {
    return cell % (width / stride) * stride;
  }
}
