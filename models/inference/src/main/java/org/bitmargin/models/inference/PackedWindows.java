package org.bitmargin.models.inference;

import java.util.Arrays;

/**
 * 3×3 convolution and 2×2 pooling of integer pixels, for weights that are signs.
 *
 * <p>Three neighbours of a row meet only eight combinations of signs, of which four are the other
 * four negated: those four sums (patterns) are made once, and each channel adds three of them for
 * each row of a window. An int holds the sums of both columns of the window, one a half: they may
 * borrow from each other as long as the total, with what lifts the threshold to bit 15, has both
 * halves in 0 … 65535.
 */
final class PackedWindows {
  private static final int LENGTH = 1024;
  private static final int PATTERNS = 4;
  // Rows of pixels that the two rows of a window see.
  private static final int ROWS = 4;
  private static final int HALVES = 0x10001;

  private final PackedFirstConvolution stage;
  private final PackedShape out;
  private final int band;
  private final int[][][] patterns;
  private final int[] before;
  private final int[] here;
  private final int[] after;
  private final int[] upper;
  private final int[] lower;
  private final int[][] marks;

  PackedWindows(PackedFirstConvolution stage, PackedShape shape, int images) {
    this.stage = stage;
    this.out = stage.output(shape);
    this.band = Math.max(1, LENGTH / Math.max(1, out.width() * images));
    int length = band * out.width() * images;
    this.patterns = new int[stage.inputs * ROWS][][];
    Arrays.setAll(patterns, i -> PackedShape.arrays(PATTERNS, length));
    this.before = new int[length];
    this.here = new int[length];
    this.after = new int[length];
    this.upper = new int[length];
    this.lower = new int[length];
    this.marks = PackedShape.arrays(out.words(), length);
  }

  /** Turns the bits of marked windows over, in the channels that are not delicate. */
  void run(PackedPixels pixels, int images, int[][] output) {
    for (int first = 0; first < out.height(); first += band) {
      int rows = Math.min(band, out.height() - first);
      for (int c = 0; c < stage.inputs; c++) {
        for (int r = 0; r < ROWS; r++) {
          unfold(pixels, c, first, rows, r, images);
        }
      }
      int length = rows * out.width() * images;
      int at = first * out.width() * images;
      for (int w = 0; w < marks.length; w++) {
        System.arraycopy(output[w], at, marks[w], 0, length);
      }
      for (int c = 0; c < stage.outputs; c++) {
        if (!stage.delicate[c]) {
          mark(c, length);
        }
      }
      for (int w = 0; w < marks.length; w++) {
        System.arraycopy(marks[w], 0, output[w], at, length);
      }
    }
  }

  /** The patterns of the r-th row that each window of a band sees. */
  private void unfold(PackedPixels pixels, int channel, int first, int rows, int r, int images) {
    int width = out.width();
    for (int i = 0; i < rows; i++) {
      int y = 2 * (first + i) + r - 1;
      int at = i * width * images;
      pixels.copy(channel, y, -1, width, before, at);
      pixels.copy(channel, y, 0, width, here, at);
      pixels.copy(channel, y, 1, width, after, at);
    }
    int[][] sums = patterns[channel * ROWS + r];
    PackedKernels.addNeighbours(
        before, here, after, sums[0], sums[1], sums[2], sums[3], rows * width * images);
  }

  private void mark(int channel, int length) {
    float[] weights = stage.weights[channel];
    // −p is ~p + 1.
    int bias = (0x8000 - stage.firsts[channel]) * HALVES;
    Arrays.fill(upper, 0, length, 0);
    Arrays.fill(lower, 0, length, 0);
    for (int c = 0; c < stage.inputs; c++) {
      int[][] at = new int[2 * 3][];
      int[] signs = new int[3];
      for (int r = 0; r < 3; r++) {
        int tap = (c * 3 + r) * 3;
        boolean negative = weights[tap] < 0;
        int pattern =
            (weights[tap + 1] < 0 == negative ? 0 : 1) + (weights[tap + 2] < 0 == negative ? 0 : 2);
        at[r] = patterns[c * ROWS + r][pattern];
        at[3 + r] = patterns[c * ROWS + r + 1][pattern];
        signs[r] = negative ? -1 : 0;
        bias += negative ? 1 : 0;
      }
      PackedKernels.addPatterns(
          at[0], at[1], at[2], at[3], at[4], at[5], signs[0], signs[1], signs[2], upper, lower,
          length);
    }
    PackedKernels.markHalves(upper, lower, bias, channel, marks[channel / Integer.SIZE], length);
  }
}
