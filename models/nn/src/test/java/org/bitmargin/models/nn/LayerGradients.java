package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks a layer's backward pass against central differences of Σ w·y with random weights w. Kinks
 * are recognised by one-sided differences that disagree, and left out; most entries must remain.
 */
final class LayerGradients {
  private static final float STEP = 1e-2f;
  private static final float SMALL_STEP = 1e-3f;

  private final Layer layer;
  private final INDArray input;
  private final float[] weights;
  private final float step;

  private LayerGradients(Layer layer, INDArray input, float step) {
    this.step = step;
    this.layer = layer;
    this.input = input;
    int outputs = Math.toIntExact(layer.forward(input, Phase.TRAINING).length());
    this.weights = random(outputs, 99, 1);
  }

  static void check(Layer layer, long... shape) {
    check(STEP, layer, shape);
  }

  /** For layers of many kinks, of which a small step meets fewer. */
  static void checkClosely(Layer layer, long... shape) {
    check(SMALL_STEP, layer, shape);
  }

  private static void check(float step, Layer layer, long... shape) {
    int length = 1;
    for (long d : shape) {
      length *= (int) d;
    }
    LayerGradients g = new LayerGradients(layer, Tensors.of(random(length, 7, 1.5f), shape), step);
    INDArray y = layer.forward(g.input, Phase.TRAINING);
    INDArray dx = layer.backward(Tensors.of(g.weights, y.shape()), true).dup('c');
    List<INDArray> gradients = new ArrayList<>();
    for (Parameter p : layer.parameters()) {
      gradients.add(p.role().trainable() ? p.gradient().dup('c') : null);
    }
    g.compare("input", g.input, dx);
    for (int i = 0; i < gradients.size(); i++) {
      Parameter p = layer.parameters().get(i);
      if (gradients.get(i) != null) {
        g.compare(p.name(), p.value(), gradients.get(i));
      }
    }
  }

  private void compare(String name, INDArray variable, INDArray gradient) {
    float[] analytic = Tensors.toArray(gradient);
    float[] values = Tensors.toArray(variable);
    int stride = Math.max(1, values.length / 150);
    int checked = 0;
    int tried = 0;
    for (int i = 0; i < values.length; i += stride) {
      double middle = objective();
      double up = objectiveAt(variable, i, values[i] + step);
      double down = objectiveAt(variable, i, values[i] - step);
      objectiveAt(variable, i, values[i]);
      double right = (up - middle) / step;
      double left = (middle - down) / step;
      tried++;
      if (Math.abs(right - left) > 0.05 * (1 + Math.abs(right) + Math.abs(left))) {
        continue;
      }
      checked++;
      // Where a kink lies on one side, too weak to be seen, the other side has the derivative.
      double expected = nearest(analytic[i], (right + left) / 2, right, left);
      assertThat((double) analytic[i])
          .as("%s[%d]", name, i)
          .isCloseTo(expected, within(0.02 * (1 + Math.abs(right))));
    }
    assertThat(checked).as("entries of %s away from kinks", name).isGreaterThan(tried / 2);
  }

  private static double nearest(double value, double... candidates) {
    double best = candidates[0];
    for (double each : candidates) {
      best = Math.abs(each - value) < Math.abs(best - value) ? each : best;
    }
    return best;
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }

  private double objectiveAt(INDArray variable, int index, float value) {
    Tensors.buffer(variable).put(index, value);
    return objective();
  }

  private double objective() {
    float[] y = Tensors.toArray(layer.forward(input, Phase.TRAINING));
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (double) y[i] * weights[i];
    }
    return sum;
  }

  static float[] random(int length, long seed, float scale) {
    SplittableRandom stream = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = scale * (float) (2 * stream.nextDouble() - 1);
    }
    return values;
  }
}
