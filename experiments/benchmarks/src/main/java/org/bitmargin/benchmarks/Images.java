package org.bitmargin.benchmarks;

import java.util.random.RandomGenerator;
import org.bitmargin.datasets.images.ImageExamples;
import org.bitmargin.datasets.images.ImageShape;
import org.bitmargin.datasets.images.PixelScale;
import org.bitmargin.engine.Streams;

/** Random images in the shape of FashionMNIST: speed does not depend on what they show. */
final class Images {
  static final int SIDE = 28;
  static final int BATCH = 256;
  private static final int CLASSES = 10;

  private Images() {}

  static byte[] pixels(int images, int side) {
    byte[] pixels = new byte[images * side * side];
    Streams.of(1, "pixels").nextBytes(pixels);
    return pixels;
  }

  static int[] labels(int images) {
    RandomGenerator random = Streams.of(1, "labels");
    return random.ints(images, 0, CLASSES).toArray();
  }

  static ImageExamples examples(int images, int side) {
    byte[] labels = new byte[images];
    int[] wide = labels(images);
    for (int i = 0; i < images; i++) {
      labels[i] = (byte) wide[i];
    }
    return new ImageExamples(
        new ImageShape(1, side, side), pixels(images, side), labels, PixelScale.UNIT);
  }
}
