package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class StridedConv2dTest {

  private static StridedConv2d layer(ConvolutionShape shape, boolean oneDnn) {
    var init = new SplittableRandom(3);
    return new StridedConv2d("c", shape, FullPrecision.INSTANCE, init, oneDnn);
  }

  @ParameterizedTest
  @CsvSource({
    "3,5,3,1,1",
    "3,5,3,2,1",
    "20,33,3,2,1",
    "17,6,1,1,1",
    "6,17,1,2,1",
    "3,4,7,2,1",
    "4,4,3,3,1",
    "5,5,3,1,5",
    "18,18,3,2,18"
  })
  void equals_the_definition_and_its_derivatives(int in, int out, int k, int stride, int groups) {
    var shape = new ConvolutionShape(in, out, k, stride, groups);
    for (boolean oneDnn : new boolean[] {true, false}) {
      for (int[] size : new int[][] {{8, 8}, {7, 5}, {1, 2}}) {
        StridedConv2d layer = layer(shape, oneDnn);
        int h = size[0];
        int w = size[1];
        INDArray x = Tensors.of(LayerGradients.random(2 * in * h * w, 5, 1), 2, in, h, w);
        float[] weights = Tensors.toArray(layer.parameters().get(0).value());
        float[] expected = convolution(shape, Tensors.toArray(x), weights, 2, h, w);
        INDArray y = layer.forward(x, Phase.TRAINING);
        assertThat(y.shape()).containsExactly(2, out, (h - 1) / stride + 1, (w - 1) / stride + 1);
        assertThat(Tensors.toArray(y)).containsExactly(expected, Offset.offset(1e-5f));
      }
      LayerGradients.check(layer(shape, oneDnn), 2, in, 7, 6);
    }
  }

  private static float[] convolution(
      ConvolutionShape s, float[] x, float[] weights, int n, int h, int w) {
    int rows = (h - 1) / s.stride() + 1;
    int columns = (w - 1) / s.stride() + 1;
    int k = s.kernel();
    int taps = s.in() / s.groups() * k * k;
    float[] y = new float[n * s.out() * rows * columns];
    for (int i = 0; i < y.length; i++) {
      int column = i % columns * s.stride() - k / 2;
      int row = i / columns % rows * s.stride() - k / 2;
      int o = i / (columns * rows) % s.out();
      int image = i / (columns * rows * s.out());
      int firstChannel = o / (s.out() / s.groups()) * (s.in() / s.groups());
      for (int t = 0; t < taps; t++) {
        int r = row + t % (k * k) / k;
        int c = column + t % k;
        int channel = image * s.in() + firstChannel + t / (k * k);
        if (r >= 0 && r < h && c >= 0 && c < w) {
          y[i] += weights[o * taps + t] * x[(channel * h + r) * w + c];
        }
      }
    }
    return y;
  }

  @Test
  void takes_batches_and_images_of_other_sizes_in_turn() {
    var shape = ConvolutionShape.depthwise(6, 3, 2);
    StridedConv2d layer = layer(shape, true);
    float[] weights = Tensors.toArray(layer.parameters().get(0).value());
    for (int[] size : new int[][] {{4, 8}, {1, 5}, {4, 8}, {3, 9}}) {
      int n = size[0];
      int side = size[1];
      INDArray x = Tensors.of(LayerGradients.random(n * 6 * side * side, 1, 1), n, 6, side, side);
      float[] expected = convolution(shape, Tensors.toArray(x), weights, n, side, side);
      for (Phase phase : Phase.values()) {
        assertThat(Tensors.toArray(layer.forward(x, phase)))
            .containsExactly(expected, Offset.offset(1e-5f));
      }
    }
  }

  @Test
  void refuses_shapes_that_make_no_sense() {
    assertThatThrownBy(() -> ConvolutionShape.dense(3, 4, 2, 1)).hasMessageContaining("odd");
    assertThatThrownBy(() -> ConvolutionShape.dense(3, 4, 3, 0)).hasMessageContaining("stride");
    assertThatThrownBy(() -> new ConvolutionShape(6, 4, 3, 1, 4))
        .hasMessage("6 to 4 channels cannot be split into 4 groups");
  }
}
