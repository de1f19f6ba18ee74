package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.BitSet;

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
  private static final int LENGTH = 900;
  private static final int PATTERNS = 4;
  // Rows of pixels that the two rows of a window see.
  private static final int ROWS = 4;
  private static final int HALVES = 0x10001;

  private final PackedFirstConvolution stage;
  private final PackedShape out;
  private final int band;

  /** By channel and row that windows see. */
  private final int[][][] patterns;

  private final int[] here;
  private final int[] beside;
  private final int[] left;
  private final int[] right;
  private final int[] upper;
  private final int[] lower;
  private final int[][] marks;

  // Of the channel at hand: the patterns of both rows of a window, and the signs they are taken by.
  private final int[][] rows = new int[6][];
  private final int[] signs = new int[3];

  PackedWindows(PackedFirstConvolution stage, PackedShape shape, int images) {
    this.stage = stage;
    this.out = stage.output(shape);
    this.band = Math.max(1, LENGTH / Math.max(1, out.width() * images));
    int length = Math.min(band, out.height()) * out.width() * images;
    int count = stage.inputs * ROWS * PATTERNS;
    int[][] arrays = PackedShape.arrays(count + 6 + out.words(), length);
    this.patterns = new int[stage.inputs * ROWS][][];
    Arrays.setAll(patterns, i -> Arrays.copyOfRange(arrays, i * PATTERNS, (i + 1) * PATTERNS));
    this.here = arrays[count];
    this.beside = arrays[count + 1];
    this.left = arrays[count + 2];
    this.right = arrays[count + 3];
    this.upper = arrays[count + 4];
    this.lower = arrays[count + 5];
    this.marks = Arrays.copyOfRange(arrays, count + 6, arrays.length);
  }

  /** Turns the bits of marked windows over, in these channels. */
  void run(PackedPixels pixels, int images, BitSet channels, int[][] output) {
    for (int first = 0; first < out.height(); first += band) {
      int end = Math.min(first + band, out.height());
      for (int c = 0; c < stage.inputs; c++) {
        for (int r = 0; r < ROWS; r++) {
          unfold(pixels, c, first, end, r, images);
        }
      }
      int length = (end - first) * out.width() * images;
      int at = first * out.width() * images;
      for (int w = 0; w < marks.length; w++) {
        System.arraycopy(output[w], at, marks[w], 0, length);
      }
      for (int c = channels.nextSetBit(0); c >= 0; c = channels.nextSetBit(c + 1)) {
        mark(c, length);
      }
      for (int w = 0; w < marks.length; w++) {
        System.arraycopy(marks[w], 0, output[w], at, length);
      }
    }
  }

  /** The patterns of the r-th row that each window of a band sees. */
  private void unfold(PackedPixels pixels, int channel, int first, int end, int r, int images) {
    int length = (end - first) * out.width() * images;
    copy(pixels, channel, first, end, r, 0, images, here);
    copy(pixels, channel, first, end, r, -1, images, beside);
    PackedPixelKernels.between(beside, here, left, length);
    copy(pixels, channel, first, end, r, 1, images, beside);
    PackedPixelKernels.between(here, beside, right, length);
    int[][] sums = patterns[channel * ROWS + r];
    PackedPixelKernels.sums(left, here, right, sums[0], sums[1], length);
    PackedPixelKernels.differences(left, here, right, sums[2], sums[3], length);
  }

  /** Pairs of pixels, {@code pair} to the right of each window. */
  private void copy(
      PackedPixels pixels,
      int channel,
      int first,
      int end,
      int r,
      int pair,
      int images,
      int[] target) {
    for (int y = first; y < end; y++) {
      int at = (y - first) * out.width() * images;
      pixels.copy(channel, 2 * y + r - 1, pair, out.width(), target, at);
    }
  }

  private void mark(int channel, int length) {
    int bias = (0x8000 - stage.firsts[channel]) * HALVES;
    int[] words = marks[channel / Integer.SIZE];
    if (stage.inputs == 1) {
      bias += choose(channel, 0);
      PackedPixelKernels.mark(rows, signs[0], signs[1], signs[2], bias, channel, words, length);
      return;
    }
    Arrays.fill(upper, 0, length, 0);
    Arrays.fill(lower, 0, length, 0);
    for (int input = 0; input < stage.inputs; input++) {
      bias += choose(channel, input);
      PackedPixelKernels.add(rows, signs[0], signs[1], signs[2], upper, lower, length);
    }
    PackedPixelKernels.mark(upper, lower, bias, channel, words, length);
  }

  /**
   * Sets rows and signs for an input channel.
   *
   * @return how many patterns are negated: −p is ~p + 1, and the ones are still to be added
   */
  private int choose(int channel, int input) {
    float[] weights = stage.weights[channel];
    int negated = 0;
    for (int r = 0; r < 3; r++) {
      int tap = (input * 3 + r) * 3;
      boolean negative = weights[tap] < 0;
      int middle = weights[tap + 1] < 0 == negative ? 0 : 1;
      int last = weights[tap + 2] < 0 == negative ? 0 : 2;
      rows[r] = patterns[input * ROWS + r][middle + last];
      rows[3 + r] = patterns[input * ROWS + r + 1][middle + last];
      signs[r] = negative ? -1 : 0;
      negated += negative ? 1 : 0;
    }
    return negated;
  }
}
