package org.bitmargin.datasets.idx;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Labelled grey images, one byte a pixel; numbers are made when asked for. */
public final class GreyExamples implements Examples {
  private final int height;
  private final int width;
  private final byte[] pixels;
  private final byte[] labels;
  private final float[] table;

  /**
   * Examples over these arrays, which are kept, not copied.
   *
   * @param pixels row-major, image after image
   * @param labels one an image, unsigned
   */
  public GreyExamples(int height, int width, byte[] pixels, byte[] labels, PixelScale scale) {
    if ((long) labels.length * height * width != pixels.length) {
      throw new IllegalArgumentException(
          "%d pixels for %d images of %d x %d"
              .formatted(pixels.length, labels.length, height, width));
    }
    this.height = height;
    this.width = width;
    this.pixels = pixels;
    this.labels = labels;
    this.table = scale.table();
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index] & 0xff;
  }

  @Override
  public INDArray images(int[] indices) {
    int area = height * width;
    float[] values = new float[Math.multiplyExact(indices.length, area)];
    IntStream.range(0, indices.length)
        .parallel()
        .forEach(i -> scale(Objects.checkIndex(indices[i], size()) * area, values, i * area, area));
    return Tensors.of(values, indices.length, 1, height, width);
  }

  private void scale(int from, float[] values, int to, int length) {
    for (int i = 0; i < length; i++) {
      values[to + i] = table[pixels[from + i] & 0xff];
    }
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** What identifies the content, whatever the scale: sizes, pixels, labels. */
  byte[][] content() {
    byte[] sizes =
        ByteBuffer.allocate(3 * Integer.BYTES).putInt(size()).putInt(height).putInt(width).array();
    return new byte[][] {sizes, pixels, labels};
  }
}
