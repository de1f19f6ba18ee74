package org.bitmargin.tck;

import java.util.SplittableRandom;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A few steps of Adam with cross-entropy on a handful of images whose classes are easy to tell: a
 * network whose gradients are right learns them, at any width.
 */
public final class ShortTraining {
  private static final int IMAGES = 32;
  private static final double RATE = 0.01;

  private final Model model;
  private final int classes;
  private final INDArray images;
  private final float[][] first;
  private final float[][] second;
  private int step;

  private ShortTraining(Model model, INDArray images, int classes) {
    this.model = model;
    this.classes = classes;
    this.images = images;
    this.first = moments();
    this.second = moments();
  }

  private float[][] moments() {
    return model.parameters().stream()
        .map(p -> new float[(int) p.value().length()])
        .toArray(float[][]::new);
  }

  /**
   * Trains the model and gives the mean loss of each step, before the step.
   *
   * @param channels of the images
   * @param side height and width of the images
   */
  public static double[] losses(Model model, int channels, int side, int classes, int steps) {
    ShortTraining training = new ShortTraining(model, images(channels, side, classes), classes);
    double[] losses = new double[steps];
    for (int i = 0; i < steps; i++) {
      losses[i] = training.step();
    }
    return losses;
  }

  /** Noise, with a brighter stripe of rows that says the class. */
  private static INDArray images(int channels, int side, int classes) {
    SplittableRandom random = new SplittableRandom(5);
    float[] pixels = new float[IMAGES * channels * side * side];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / side % side;
      int label = i / (channels * side * side) % classes;
      boolean marked = row * classes / side == label;
      pixels[i] = (float) (0.3 * random.nextDouble() + (marked ? 0.6 : 0));
    }
    return Tensors.of(pixels, IMAGES, channels, side, side);
  }

  private double step() {
    float[] logits = Tensors.toArray(model.forward(images, Phase.TRAINING));
    double loss = 0;
    for (int n = 0; n < IMAGES; n++) {
      loss += softmax(logits, n * classes, n % classes) / IMAGES;
    }
    model.backward(Tensors.of(logits, IMAGES, classes));
    step++;
    for (int i = 0; i < first.length; i++) {
      Parameter parameter = model.parameters().get(i);
      if (parameter.role().trainable()) {
        update(parameter, first[i], second[i]);
      }
    }
    return loss;
  }

  /** Turns logits into the gradient of the mean loss and returns the loss of the image. */
  private double softmax(float[] logits, int from, int label) {
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      max = Math.max(max, logits[from + c]);
    }
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(logits[from + c] - max);
    }
    double loss = max + Math.log(sum) - logits[from + label];
    for (int c = 0; c < classes; c++) {
      double share = Math.exp(logits[from + c] - max) / sum;
      logits[from + c] = (float) ((share - (c == label ? 1 : 0)) / IMAGES);
    }
    return loss;
  }

  private void update(Parameter parameter, float[] m, float[] v) {
    float[] gradient = Tensors.toArray(parameter.gradient());
    float[] value = Tensors.toArray(parameter.value());
    double limit = parameter.quantizer().latentLimit().orElse(Double.MAX_VALUE);
    double rate = RATE * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
    for (int i = 0; i < m.length; i++) {
      m[i] += 0.1f * (gradient[i] - m[i]);
      v[i] += 0.001f * (gradient[i] * gradient[i] - v[i]);
      double moved = value[i] - rate * m[i] / (Math.sqrt(v[i]) + 1e-8);
      value[i] = (float) Math.max(-limit, Math.min(limit, moved));
    }
    Tensors.buffer(parameter.value()).put(value);
  }
}
