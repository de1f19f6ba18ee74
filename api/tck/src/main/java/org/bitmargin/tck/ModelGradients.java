package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks a network's gradients numerically, for the criterion Σ r·z with fixed random r: along the
 * gradient, along random directions that move a whole tensor, and along single coordinates.
 */
final class ModelGradients {
  private static final double TOLERANCE = 0.03;
  private static final double SHARE = 0.5;
  private static final double[] DIRECTION_STEPS = {4e-3, 1e-3, 2.5e-4, 6e-5};
  private static final double[] COORDINATE_STEPS = {0.1, 0.025, 6e-3, 1.5e-3};
  private static final int DIRECTIONS = 4;
  private static final int COORDINATES = 3;
  private static final int DEEP_PARAMETERS = 20;

  private final Model model;
  private final INDArray images;
  private final float[] weights;
  private final INDArray upstream;

  private ModelGradients(Model model, INDArray images) {
    this.model = model;
    this.images = images;
    float[] logits = Tensors.toArray(model.forward(images, Phase.TRAINING));
    this.upstream = SampleTensors.normal(1, images.size(0), logits.length / images.size(0));
    this.weights = Tensors.toArray(upstream);
  }

  /** Fails where a gradient is not the derivative. */
  static void check(Model model, INDArray images) {
    ModelGradients gradients = new ModelGradients(model, images);
    gradients.backward();
    double largest = 0;
    for (Parameter parameter : model.parameters()) {
      if (parameter.role().trainable()) {
        assertThat(parameter.gradient()).as("gradient of %s", parameter.name()).isNotNull();
        largest = Math.max(largest, gradients.check(parameter));
      }
    }
    assertThat(largest).as("largest slope met").isPositive();
  }

  /**
   * As above for networks so deep that single weights drown in kinks and rounding: along the
   * gradients of parameters picked evenly from first to last.
   */
  static void checkAlong(Model model, INDArray images) {
    ModelGradients gradients = new ModelGradients(model, images);
    gradients.backward();
    List<Parameter> trained =
        model.parameters().stream().filter(p -> p.role().trainable()).toList();
    int picks = Math.min(DEEP_PARAMETERS, trained.size());
    int counted = 0;
    for (int i = 0; i < picks; i++) {
      Parameter parameter = trained.get(i * (trained.size() - 1) / (picks - 1));
      assertThat(parameter.gradient()).as("gradient of %s", parameter.name()).isNotNull();
      float[] gradient = Tensors.toArray(parameter.gradient());
      float[] base = Tensors.toArray(parameter.value());
      FiniteDifferences along =
          gradients.along(
              parameter, base, gradient, gradients.noise(parameter, base, new Random(99)));
      // What feeds another normalisation has hardly a slope along its gradient.
      counted += along.largest() > 0 ? along.check(TOLERANCE, 0) : 0;
    }
    assertThat(counted)
        .as("parameters of %d with a slope to compare", picks)
        .isGreaterThan(picks / 2);
  }

  private void backward() {
    model.forward(images, Phase.TRAINING);
    model.backward(upstream);
  }

  private FiniteDifferences along(
      Parameter parameter, float[] base, float[] gradient, double noise) {
    double unit = unit(base);
    FiniteDifferences along = new FiniteDifferences();
    double norm = rootMeanSquare(gradient);
    if (norm > 0) {
      double[] ascent = direction(base.length, i -> unit * gradient[i] / norm);
      along.add(
          probe(parameter, "along the gradient", base, gradient, ascent, DIRECTION_STEPS, noise));
    }
    return along;
  }

  private static double unit(float[] base) {
    double size = rootMeanSquare(base);
    // Shifts start at 0 and act on normalised values.
    return size > 0 ? size : 1;
  }

  private double check(Parameter parameter) {
    float[] gradient = Tensors.toArray(parameter.gradient());
    float[] base = Tensors.toArray(parameter.value());
    double unit = unit(base);
    Random random = new Random(99);
    double noise = noise(parameter, base, random);
    FiniteDifferences along = along(parameter, base, gradient, noise);
    along.check(TOLERANCE, SHARE);
    FiniteDifferences across = new FiniteDifferences();
    for (int d = 0; d < DIRECTIONS; d++) {
      double[] signs = direction(base.length, i -> random.nextBoolean() ? unit : -unit);
      across.add(probe(parameter, "direction " + d, base, gradient, signs, DIRECTION_STEPS, noise));
    }
    across.check(TOLERANCE, SHARE);
    FiniteDifferences single = new FiniteDifferences();
    for (int coordinate : coordinates(gradient, random)) {
      double[] axis = direction(base.length, i -> i == coordinate ? unit : 0);
      single.add(
          probe(parameter, "element " + coordinate, base, gradient, axis, COORDINATE_STEPS, noise));
    }
    single.check(TOLERANCE, SHARE);
    return Math.max(along.largest(), across.largest());
  }

  /** Rounding error of one evaluation: what is left when a tiny step is explained by a slope. */
  private double noise(Parameter parameter, float[] base, Random random) {
    double unit = unit(base);
    double[] direction = direction(base.length, i -> random.nextBoolean() ? unit : -unit);
    int reach = 4;
    double[] f = new double[2 * reach + 1];
    double mean = 0;
    double slope = 0;
    for (int k = -reach; k <= reach; k++) {
      f[k + reach] = valueAt(parameter, base, direction, 2e-6 * k);
      mean += f[k + reach] / f.length;
      slope += k * f[k + reach] / (reach * (reach + 1) * (2 * reach + 1) / 3.0);
    }
    double squares = 0;
    for (int k = -reach; k <= reach; k++) {
      double rest = f[k + reach] - mean - slope * k;
      squares += rest * rest / (f.length - 2);
    }
    return 3 * Math.sqrt(squares);
  }

  private FiniteDifferences.Probe probe(
      Parameter parameter,
      String where,
      float[] base,
      float[] gradient,
      double[] direction,
      double[] steps,
      double noise) {
    double claimed = 0;
    for (int i = 0; i < base.length; i++) {
      claimed += gradient[i] * direction[i];
    }
    return new FiniteDifferences.Probe(
        parameter.name() + ", " + where,
        t -> valueAt(parameter, base, direction, t),
        steps,
        claimed,
        noise);
  }

  private double valueAt(Parameter parameter, float[] base, double[] direction, double t) {
    float[] moved = new float[base.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = (float) (base[i] + t * direction[i]);
    }
    parameter.value().assign(Tensors.of(moved, parameter.value().shape()));
    float[] logits = Tensors.toArray(model.forward(images, Phase.TRAINING));
    parameter.value().assign(Tensors.of(base, parameter.value().shape()));
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (double) logits[i] * weights[i];
    }
    return sum;
  }

  private static double[] direction(int length, IntToDoubleFunction element) {
    return IntStream.range(0, length).mapToDouble(element).toArray();
  }

  /** Those of the largest gradients, and as many at random. */
  private static int[] coordinates(float[] gradient, Random random) {
    IntStream largest =
        IntStream.range(0, gradient.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(gradient[i])))
            .limit(COORDINATES)
            .mapToInt(Integer::intValue);
    IntStream any = random.ints(COORDINATES, 0, gradient.length);
    return IntStream.concat(largest, any).distinct().toArray();
  }

  private static double rootMeanSquare(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / values.length);
  }
}
