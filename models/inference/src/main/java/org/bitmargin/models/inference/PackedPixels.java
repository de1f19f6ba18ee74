package org.bitmargin.models.inference;

import java.util.Arrays;

/**
 * Pixels of a group of images that are all k/255 with k in 0 … 255, as those k: two neighbours of a
 * row (even column in the low half) an int, and the same pair of all images of the group next to
 * each other.
 */
final class PackedPixels {
  private static final float[] LATTICE = new float[256];

  static {
    for (int k = 0; k < LATTICE.length; k++) {
      LATTICE[k] = (float) (k / 255.0);
    }
  }

  private final PackedShape shape;
  private final int images;
  private final int[] pairs;

  private PackedPixels(PackedShape shape, int images) {
    this.shape = shape;
    this.images = images;
    this.pairs = new int[shape.channels() * shape.height() * columns() * images];
  }

  /** The pixels of a group; null where some are not k/255. */
  static PackedPixels of(PackedImages batch, int group) {
    PackedPixels result = new PackedPixels(batch.shape(), batch.count(group));
    float[] values = new float[batch.shape().channels() * batch.shape().cells()];
    int columns = result.columns();
    int width = batch.shape().width();
    for (int n = 0; n < result.images; n++) {
      batch.copy(batch.start(group) + n, values);
      for (int i = 0; i < values.length; i++) {
        int k = (int) (values[i] * 255 + .5f) & 255;
        if (LATTICE[k] != values[i]) {
          return null;
        }
        int pair = i / width * columns + i % width / 2;
        result.pairs[pair * result.images + n] |= k << 16 * (i % width & 1);
      }
    }
    return result;
  }

  /** Pairs a row. */
  private int columns() {
    return (shape.width() + 1) / 2;
  }

  /**
   * Copies {@code count} pairs of a row of each image, from pair {@code first} on; zeros outside
   * the image.
   */
  void copy(int channel, int y, int first, int count, int[] target, int at) {
    int end = at + count * images;
    if (y < 0 || y >= shape.height()) {
      Arrays.fill(target, at, end, 0);
      return;
    }
    int from = Math.max(0, first);
    int to = Math.min(columns(), first + count);
    int start = at + (from - first) * images;
    int length = (to - from) * images;
    int row = (channel * shape.height() + y) * columns();
    Arrays.fill(target, at, start, 0);
    System.arraycopy(pairs, (row + from) * images, target, start, length);
    Arrays.fill(target, start + length, end, 0);
  }

  /** The pixels of image n as the floats they were. */
  void copy(int n, float[] target) {
    int width = shape.width();
    for (int i = 0; i < target.length; i++) {
      int pair = pairs[(i / width * columns() + i % width / 2) * images + n];
      target[i] = LATTICE[pair >>> 16 * (i % width & 1) & 255];
    }
  }
}
