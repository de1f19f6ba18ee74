package org.bitmargin.datasets.images;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.Examples;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labelled images, one byte a pixel and channel; numbers are made when asked for. */
public final class ImageExamples implements Examples {
  private final ImageShape shape;
  private final byte[] pixels;
  private final byte[] labels;
  private final float[][] tables;
  private final Augmentation augmentation;

  /**
   * Examples over these arrays, which are kept, not copied.
   *
   * @param pixels image after image, in each channel after channel, row-major
   * @param labels one an image, unsigned
   * @param scale one for all channels, or one a channel
   * @param augmentation of training images
   */
  public ImageExamples(
      ImageShape shape,
      byte[] pixels,
      byte[] labels,
      PixelScale[] scale,
      Augmentation augmentation) {
    if ((long) labels.length * shape.length() != pixels.length) {
      throw new IllegalArgumentException(
          "%d pixels for %d images of %s".formatted(pixels.length, labels.length, shape));
    }
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.tables = PixelScale.tables(scale, shape.channels());
    this.augmentation = augmentation;
  }

  /** Examples that training sees as they are. */
  public ImageExamples(ImageShape shape, byte[] pixels, byte[] labels, PixelScale... scale) {
    this(shape, pixels, labels, scale, Augmentation.NONE);
  }

  /** Of each image. */
  public ImageShape shape() {
    return shape;
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
    return fill(indices, this::scale);
  }

  @Override
  public INDArray trainingImages(int[] indices, IntFunction<RandomGenerator> draws) {
    if (augmentation.isNone()) {
      return images(indices);
    }
    return fill(
        indices, (index, values) -> scale(index, augmentation.draw(draws.apply(index)), values));
  }

  private interface Painter {
    void paint(int index, float[] values);
  }

  private INDArray fill(int[] indices, Painter painter) {
    long[] sizes = {indices.length, shape.channels(), shape.height(), shape.width()};
    if (indices.length == 0) {
      return Tensors.zeros(sizes);
    }
    INDArray result = Nd4j.createUninitialized(DataType.FLOAT, sizes, 'c');
    FloatBuffer buffer = Tensors.buffer(result);
    int length = shape.length();
    // A run of images shares its array of numbers: allocating one each costs as much as filling it.
    int run = Math.max(1, Math.min(16, indices.length / 4));
    IntStream.range(0, (indices.length + run - 1) / run)
        .parallel()
        .forEach(
            block -> {
              float[] values = new float[length];
              int end = Math.min(indices.length, (block + 1) * run);
              for (int i = block * run; i < end; i++) {
                painter.paint(Objects.checkIndex(indices[i], size()), values);
                buffer.put(i * length, values);
              }
            });
    java.lang.ref.Reference.reachabilityFence(result);
    return result;
  }

  private void scale(int index, float[] values) {
    int area = shape.area();
    int from = index * shape.length();
    for (int c = 0; c < shape.channels(); c++) {
      float[] table = tables[c];
      int end = (c + 1) * area;
      for (int i = c * area; i < end; i++) {
        values[i] = table[pixels[from + i] & 0xff];
      }
    }
  }

  private void scale(int index, Augmentation.Move move, float[] values) {
    int height = shape.height();
    int width = shape.width();
    int from = index * shape.length();
    for (int c = 0; c < shape.channels(); c++) {
      float[] table = tables[c];
      for (int y = 0; y < height; y++) {
        int to = (c * height + y) * width;
        int row = y + move.down();
        boolean inside = row >= 0 && row < height;
        int line = from + (c * height + row) * width;
        for (int x = 0; x < width; x++) {
          int column = (move.mirrored() ? width - 1 - x : x) + move.right();
          boolean black = !inside || column < 0 || column >= width;
          values[to + x] = table[black ? 0 : pixels[line + column] & 0xff];
        }
      }
    }
  }

  /** What identifies the content, whatever the scale: sizes, pixels, labels. */
  byte[][] content() {
    boolean grey = shape.channels() == 1;
    ByteBuffer sizes = ByteBuffer.allocate((grey ? 3 : 4) * Integer.BYTES).putInt(size());
    if (!grey) {
      sizes.putInt(shape.channels());
    }
    sizes.putInt(shape.height()).putInt(shape.width());
    return new byte[][] {sizes.array(), pixels, labels};
  }
}
