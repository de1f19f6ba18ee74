package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Against the two layers it stands for; batches that are no multiple of a group included. */
class ConvPool2dTest {

  @Nested
  class Of_few_taps {
    @Test
    void trains_as_its_layers_do() {
      check(1, 5, 7, 8, 6, false);
    }

    @Test
    void gives_an_input_gradient_where_asked_for() {
      check(3, 4, 2, 5, 7, true);
    }
  }

  @Nested
  class Of_many_channels {
    @Test
    void trains_as_its_layers_do() {
      check(20, 9, 6, 6, 6, true);
    }

    @Test
    void leaves_out_an_odd_last_row_and_column() {
      check(16, 16, 5, 7, 5, true);
    }

    @Test
    void trains_as_its_layers_do_where_another_algorithm_is_faster() {
      check(72, 80, 3, 6, 5, true);
    }

    @Test
    void takes_new_values_of_the_same_tensor() {
      ConvPool2d layer =
          new ConvPool2d("c", 72, 80, 3, FullPrecision.INSTANCE, new SplittableRandom(5));
      Conv2d convolution =
          new Conv2d("c", 72, 80, 3, false, FullPrecision.INSTANCE, new SplittableRandom(5));
      INDArray x = random(3, 72, 4, 4);
      compare(layer, convolution, x, true);
      x.muli(-2);
      compare(layer, convolution, x, true);
    }
  }

  @Test
  void gives_the_gradient_to_the_first_of_equal_pixels() {
    ConvPool2d layer =
        new ConvPool2d("c", 8, 4, 3, FullPrecision.INSTANCE, new SplittableRandom(5));
    Conv2d convolution =
        new Conv2d("c", 8, 4, 3, false, FullPrecision.INSTANCE, new SplittableRandom(5));
    INDArray signs = Transforms.sign(random(4, 8, 3, 3));
    layer.parameters().get(0).override(signs);
    convolution.parameters().get(0).override(signs);
    compare(layer, convolution, Transforms.sign(random(4, 8, 6, 6)), true);
  }

  private static void check(int in, int out, int batch, int h, int w, boolean wantInput) {
    ConvPool2d layer =
        new ConvPool2d("c", in, out, 3, FullPrecision.INSTANCE, new SplittableRandom(5));
    Conv2d convolution =
        new Conv2d("c", in, out, 3, false, FullPrecision.INSTANCE, new SplittableRandom(5));
    compare(layer, convolution, random(batch, in, h, w), wantInput);
    // Again with other sizes: nothing of the first may remain.
    compare(layer, convolution, random(batch + 4, in, h + 2, w), wantInput);
  }

  private static void compare(ConvPool2d layer, Conv2d convolution, INDArray x, boolean wantInput) {
    MaxPool2d pool = new MaxPool2d("p");
    INDArray expected = pool.forward(convolution.forward(x, Phase.TRAINING), Phase.TRAINING);
    assertClose(layer.forward(x, Phase.INFERENCE), expected);
    assertClose(layer.forward(x, Phase.TRAINING), expected);

    INDArray upstream = random(expected.shape());
    INDArray dx = convolution.backward(pool.backward(upstream, true), true);
    INDArray found = layer.backward(upstream, wantInput);
    if (wantInput) {
      assertClose(found, dx);
    } else {
      assertThat(found).isNull();
    }
    assertClose(layer.parameters().get(0).gradient(), convolution.parameters().get(0).gradient());
  }

  private static void assertClose(INDArray found, INDArray expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    float[] values = Tensors.toArray(expected);
    float[] others = Tensors.toArray(found);
    for (int i = 0; i < values.length; i++) {
      assertThat(others[i]).isCloseTo(values[i], within(1e-4f));
    }
  }

  private static INDArray random(long... shape) {
    SplittableRandom random = new SplittableRandom(7);
    INDArray x = Tensors.zeros(shape);
    float[] values = new float[(int) x.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return Tensors.of(values, shape);
  }
}
