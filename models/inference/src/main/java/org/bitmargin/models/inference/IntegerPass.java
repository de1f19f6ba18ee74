package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * All stages on a fixed number of images, with the memory for it; for one thread at a time.
 * Convolutions take a few images at once, so that what they hand on stays in the cache, linear
 * stages all, so that their weights are read once.
 */
final class IntegerPass {
  private static final int GROUP = 4;

  private final int images;
  private final int group;
  private final List<IntegerStep> convolutions = new ArrayList<>();
  private final List<IntegerStep> linear = new ArrayList<>();
  private NativeBlock convolved;

  /** A pass over so many images of this size. */
  IntegerPass(List<IntegerStage> stages, int images, int height, int width) {
    this.images = images;
    this.group = images % GROUP == 0 ? GROUP : 1;
    int h = height;
    int w = width;
    NativeBlock source = null;
    for (IntegerStage stage : stages) {
      Stage s = stage.stage();
      OneDnnShape shape;
      if (s.kind() == Stage.Kind.CONVOLUTION) {
        shape = new OneDnnShape(true, group, s.inputs(), s.outputs(), h, w, s.kernel());
        h /= s.pool() ? 2 : 1;
        w /= s.pool() ? 2 : 1;
      } else {
        shape = new OneDnnShape(false, images, s.inputs(), s.outputs(), 1, 1, 1);
        if (linear.isEmpty()) {
          convolved = source;
          source = null;
          h = 1;
          w = 1;
        }
      }
      if (source == null) {
        int bytes = stage.input() == null ? Float.BYTES : Byte.BYTES;
        source = new NativeBlock(shape.sourceSize() * bytes);
      }
      NativeBlock target =
          stage.output() == null
              ? null
              : new NativeBlock((long) shape.images() * shape.out() * h * w);
      (shape.convolution() ? convolutions : linear)
          .add(new IntegerStep(stage, shape, source, target));
      source = target;
    }
  }

  /**
   * Computes sums of the last stage.
   *
   * @param pixels of all images; those from {@code first} are taken
   * @param sums where to put them, at {@code first}·classes
   */
  void run(FloatBuffer pixels, int first, float[] sums) {
    IntegerStep flat = linear.get(0);
    if (convolutions.isEmpty()) {
      copy(pixels, first, flat);
    } else {
      byte[] features = new byte[(int) flat.shape().sourceSize() / images * group];
      for (int n = 0; n < images; n += group) {
        copy(pixels, first + n, convolutions.get(0));
        convolutions.forEach(IntegerStep::run);
        convolved.bytes().get(0, features);
        flat.source().bytes().put(n / group * features.length, features);
      }
    }
    linear.forEach(IntegerStep::run);
    IntegerStep last = linear.get(linear.size() - 1);
    int classes = last.shape().out();
    last.result().get(0, sums, first * classes, images * classes);
  }

  private static void copy(FloatBuffer pixels, int first, IntegerStep step) {
    int size = (int) step.shape().sourceSize();
    step.source().floats().put(0, pixels, first * (size / step.shape().images()), size);
  }
}
