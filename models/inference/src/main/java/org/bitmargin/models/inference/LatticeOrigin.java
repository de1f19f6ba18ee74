package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/**
 * The part of the sums that comes from the weights' origin, origin[out]·Σ n with the numbers n a
 * product reads: a column times a row. It is put where oneDNN then adds the other part.
 */
final class LatticeOrigin {
  private final OneDnnShape shape;
  private final int bias;
  private final NativeBlock source;
  private final FloatBuffer column;
  private final OneDnnStep outer;
  private final long[] words;
  private final int[] pixels;
  private final int[] windows;
  private final LatticeSums.Windows around;
  private final float[] read;

  /**
   * For products of this shape.
   *
   * @param bias see {@link LatticeSums#ofRows}
   * @param source bytes
   * @param origin a float for each output
   * @param sums [images, height, width, out] floats
   */
  LatticeOrigin(
      OneDnnShape shape, int bias, NativeBlock source, NativeBlock origin, NativeBlock sums) {
    this.shape = shape;
    this.bias = bias;
    this.source = source;
    this.pixels = new int[shape.images() * shape.height() * shape.width()];
    this.windows = new int[pixels.length];
    this.around = new LatticeSums.Windows(shape.height(), shape.width(), shape.kernel());
    this.words = new long[(pixels.length * shape.in() + Long.BYTES - 1) / Long.BYTES];
    this.read = new float[pixels.length];
    NativeBlock numbers = new NativeBlock((long) Float.BYTES * pixels.length);
    this.column = numbers.floats();
    memory left = numbers.as(matrix(pixels.length, 1));
    memory right = origin.as(matrix(1, shape.out()));
    memory product = sums.as(matrix(pixels.length, shape.out()));
    this.outer = OneDnnStep.product(left, right, product);
  }

  private static memory.desc matrix(long rows, long columns) {
    return new memory.desc(new long[] {rows, columns}, data_type.f32, format_tag.ab);
  }

  /** Sets the sums to the origin's part. */
  void run() {
    source.longs().get(0, words);
    LatticeSums.ofRows(words, shape.in(), bias, pixels);
    if (shape.convolution()) {
      int plane = shape.height() * shape.width();
      for (int from = 0; from < pixels.length; from += plane) {
        around.sum(pixels, from, windows);
      }
    }
    int[] sums = shape.convolution() ? windows : pixels;
    for (int i = 0; i < read.length; i++) {
      read[i] = sums[i];
    }
    column.put(0, read);
    outer.run();
  }
}
