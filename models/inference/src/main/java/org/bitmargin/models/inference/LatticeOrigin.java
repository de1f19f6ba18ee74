package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The part of the sums that comes from the weights' origin: origin[out]·Σ n, with the numbers n a
 * product reads. It is put where oneDNN then adds the other part.
 */
final class LatticeOrigin {
  private final OneDnnProduct.Shape shape;
  private final int bias;
  private final long[] words;
  private final int[] pixels;
  private final int[] windows;
  private final int[] columns;
  private final float[] part;

  /**
   * For products of this shape.
   *
   * @param bias see {@link LatticeSums#ofRows}
   */
  LatticeOrigin(OneDnnProduct.Shape shape, int bias) {
    this.shape = shape;
    this.bias = bias;
    this.pixels = new int[shape.images() * shape.height() * shape.width()];
    this.windows = new int[pixels.length];
    this.columns = new int[shape.height() * shape.width()];
    this.words = new long[(pixels.length * shape.in() + Long.BYTES - 1) / Long.BYTES];
    this.part = new float[pixels.length * shape.out()];
  }

  /** Sets the sums to the origin's part. */
  void apply(float[] origin, NativeBlock source, FloatBuffer sums) {
    boolean shared = allEqual(origin);
    if (shared && origin[0] == 0) {
      Arrays.fill(part, 0);
    } else {
      source.longs().get(0, words);
      LatticeSums.ofRows(words, shape.in(), bias, pixels);
      int[] read = shape.convolution() ? windows() : pixels;
      for (int p = 0; p < read.length; p++) {
        int from = p * origin.length;
        if (shared) {
          Arrays.fill(part, from, from + origin.length, origin[0] * read[p]);
        } else {
          for (int o = 0; o < origin.length; o++) {
            part[from + o] = origin[o] * read[p];
          }
        }
      }
    }
    sums.put(0, part);
  }

  private int[] windows() {
    for (int n = 0; n < shape.images(); n++) {
      int from = n * columns.length;
      LatticeSums.overWindows(
          pixels, from, shape.height(), shape.width(), shape.kernel(), columns, windows);
    }
    return windows;
  }

  private static boolean allEqual(float[] values) {
    for (float value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
