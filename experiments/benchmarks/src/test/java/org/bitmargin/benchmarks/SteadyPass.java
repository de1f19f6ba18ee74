package org.bitmargin.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.losses.crossentropy.CrossEntropyFactory;
import org.bitmargin.losses.crossentropy.CrossEntropyParameters;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training pass of a small VGG3 whose gradients stay when every inexact sum moves by more than
 * rounding does. One activation or one winner of a window that changes moves a gradient of this
 * size by more than {@link #TOLERANCE}.
 *
 * @param logits row by row
 * @param gradients by name of the parameter
 */
record SteadyPass(
    Model model, INDArray images, double loss, float[] logits, Map<String, float[]> gradients) {
  /** Of the norm of a difference to that of a gradient. */
  static final double TOLERANCE = 1e-3;

  private static final double ROUNDING = 2e-6;
  private static final int SEEDS = 200;

  /** The first one among those of a row of seeds. */
  static SteadyPass find(int bits, int batch, int side) {
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> of(bits, batch, side, seed))
        .filter(pass -> pass.isSteady(bits))
        .findFirst()
        .orElseThrow(() -> new AssertionError("every network has a value next to a threshold"));
  }

  private static SteadyPass of(int bits, int batch, int side, long seed) {
    Model model = Vgg3.create(bits, new Vgg3Parameters(4, 16, false, 0), side);
    Steady.draw(model, seed);
    return run(model, Steady.images(batch, side, seed));
  }

  private static SteadyPass run(Model model, INDArray images) {
    Loss loss = new CrossEntropyFactory().create(new CrossEntropyParameters());
    INDArray logits = model.forward(images, Model.Phase.TRAINING);
    LossResult result = loss.evaluate(logits, Images.labels((int) images.size(0)));
    model.backward(result.gradient());
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (Parameter p : model.parameters()) {
      if (p.role().trainable()) {
        gradients.put(p.name(), Tensors.toArray(p.gradient()));
      }
    }
    return new SteadyPass(model, images, result.value(), Tensors.toArray(logits), gradients);
  }

  private boolean isSteady(int bits) {
    for (double by : new double[] {1e-5, -1e-5}) {
      SteadyPass moved = Steady.nudged(model, by, () -> run(model, images));
      if (!agrees(moved)) {
        return false;
      }
    }
    for (Parameter p : model.parameters()) {
      // Sums of signs are exact: a tie of two is one in every program, and the first one wins.
      if (p.role() == Parameter.Role.WEIGHT && (bits > 1 || p.name().startsWith("conv1"))) {
        p.override(rounded(p.effective()));
      }
    }
    SteadyPass moved = run(model, images);
    model.parameters().forEach(p -> p.override(null));
    return agrees(moved);
  }

  private static INDArray rounded(INDArray values) {
    SplittableRandom random = new SplittableRandom(1);
    INDArray moved = values.dup();
    for (int i = 0; i < moved.length(); i++) {
      moved.putScalar(i, moved.getDouble(i) * (1 + random.nextDouble(-ROUNDING, ROUNDING)));
    }
    return moved;
  }

  private boolean agrees(SteadyPass other) {
    return gradients.entrySet().stream()
        .allMatch(e -> difference(e.getValue(), other.gradients.get(e.getKey())) < TOLERANCE / 2);
  }

  /** |a − b|/|a|. */
  static double difference(float[] a, float[] b) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < a.length; i++) {
      difference += Math.pow((double) a[i] - b[i], 2);
      norm += Math.pow(a[i], 2);
    }
    return Math.sqrt(difference / norm);
  }
}
