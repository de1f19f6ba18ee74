package org.bitmargin.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds work on which two programs in floats must agree. A sum in another order may put a value on
 * the other side of a threshold, or let another pixel of a window win; what changes nothing when
 * values move by more than rounding does is compared, and nothing else.
 */
final class Steady {
  /** Far more than the rounding of normalised values, which are about 1. */
  private static final double NUDGE = 1e-5;

  private Steady() {}

  /** Random pixels in [0, 1), whose sums meet by chance alone, unlike those of bytes. */
  static INDArray images(int images, int side, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[images * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble();
    }
    return Tensors.of(pixels, images, 1, side, side);
  }

  /** Draws all weights, and shifts that are not 0, where signs of whole numbers meet ties. */
  static void draw(Model model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter p : model.parameters()) {
      boolean shift = p.name().matches("bn\\d\\.bias");
      if (shift || p.role() == Parameter.Role.WEIGHT) {
        for (int i = 0; i < p.value().length(); i++) {
          p.value().putScalar(i, random.nextDouble(-0.3, 0.3));
        }
      }
    }
  }

  /** The images of which no activation changes its level in inference when values move. */
  static int[] rows(Model model, INDArray images) {
    List<float[]> levels = levels(model, images);
    List<float[]> above = nudged(model, NUDGE, () -> levels(model, images));
    List<float[]> below = nudged(model, -NUDGE, () -> levels(model, images));
    return IntStream.range(0, (int) images.size(0))
        .filter(n -> same(levels, above, n, images) && same(levels, below, n, images))
        .toArray();
  }

  private static boolean same(List<float[]> a, List<float[]> b, int image, INDArray images) {
    for (int layer = 0; layer < a.size(); layer++) {
      int size = a.get(layer).length / (int) images.size(0);
      int from = image * size;
      if (!Arrays.equals(a.get(layer), from, from + size, b.get(layer), from, from + size)) {
        return false;
      }
    }
    return true;
  }

  private static List<float[]> levels(Model model, INDArray images) {
    List<float[]> all = new ArrayList<>();
    for (ActivationBuffer buffer : model.activations()) {
      buffer.tap(
          values -> {
            all.add(Tensors.toArray(values));
            return values;
          });
    }
    model.forward(images, Model.Phase.INFERENCE);
    model.activations().forEach(buffer -> buffer.tap(null));
    return all;
  }

  /** Does something while the values before all activations are moved. */
  static <T> T nudged(Model model, double by, java.util.function.Supplier<T> action) {
    List<Parameter> shifts =
        model.parameters().stream().filter(p -> p.name().matches("bn\\d\\.bias")).toList();
    List<INDArray> before = shifts.stream().map(p -> p.value().dup()).toList();
    shifts.forEach(p -> p.value().addi(by));
    T result = action.get();
    for (int i = 0; i < before.size(); i++) {
      shifts.get(i).value().assign(before.get(i));
    }
    return result;
  }
}
