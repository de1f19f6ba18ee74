package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LayerForwardTest {

  @Test
  void both_convolution_kernels_equal_the_definition() {
    for (int in : new int[] {1, 3, 5}) {
      Conv2d layer =
          new Conv2d("c", in, 4, 3, false, FullPrecision.INSTANCE, new SplittableRandom(1));
      INDArray x = Tensors.of(LayerGradients.random(2 * in * 6 * 5, 5, 1), 2, in, 6, 5);
      float[] w = Tensors.toArray(layer.parameters().get(0).value());
      float[] expected = convolution(Tensors.toArray(x), w, 2, in, 4, 6, 5);
      assertThat(Tensors.toArray(layer.forward(x, Phase.INFERENCE)))
          .containsExactly(expected, Offset.offset(1e-5f));
    }
  }

  private static float[] convolution(float[] x, float[] w, int n, int in, int out, int h, int wd) {
    float[] y = new float[n * out * h * wd];
    for (int i = 0; i < y.length; i++) {
      int col = i % wd;
      int row = i / wd % h;
      int o = i / (wd * h) % out;
      int b = i / (wd * h * out);
      for (int t = 0; t < in * 9; t++) {
        int r = row + t % 9 / 3 - 1;
        int c = col + t % 3 - 1;
        if (r >= 0 && r < h && c >= 0 && c < wd) {
          y[i] += w[o * in * 9 + t] * x[((b * in + t / 9) * h + r) * wd + c];
        }
      }
    }
    return y;
  }

  @Test
  void pooling_takes_the_maximum_in_both_phases() {
    INDArray x = Tensors.of(new float[] {1, 5, 2, -1, 0, 3, 9, 9, 7, 7, 7, 7}, 1, 1, 3, 4);
    for (Phase phase : Phase.values()) {
      assertThat(Tensors.toArray(new MaxPool2d("p").forward(x, phase))).containsExactly(5, 9);
    }
  }

  @Test
  void batch_normalisation_uses_and_moves_the_statistics_of_its_phase() {
    BatchNorm layer = new BatchNorm("b", 1);
    INDArray x = Tensors.of(new float[] {1, 3}, 2, 1);
    float unit = (float) (1 / Math.sqrt(1 + 1e-5));
    assertThat(Tensors.toArray(layer.forward(x, Phase.TRAINING)))
        .containsExactly(new float[] {-unit, unit}, Offset.offset(1e-6f));
    // running mean 0 + 0.1·2, running variance 1 + 0.1·(2 − 1) with the unbiased variance 2
    float[] expected = {
      (float) (0.8 / Math.sqrt(1.1 + 1e-5)), (float) (2.8 / Math.sqrt(1.1 + 1e-5))
    };
    assertThat(Tensors.toArray(layer.forward(x, Phase.INFERENCE)))
        .containsExactly(expected, Offset.offset(1e-6f));
  }

  @Test
  void hardtanh_clips_and_turns_nan_into_its_lower_end() {
    INDArray x = Tensors.of(new float[] {-3, -0.5f, 2, Float.NaN, Float.POSITIVE_INFINITY}, 1, 5);
    assertThat(Tensors.toArray(new HardTanh("h").forward(x, Phase.INFERENCE)))
        .containsExactly(-1, -0.5f, 1, -1, 1);
  }

  @Test
  void convolution_and_pooling_in_one_pass_infer_exactly_what_the_two_layers_do() {
    for (int in : new int[] {1, 3}) {
      Conv2d conv =
          new Conv2d("c", in, 5, 3, false, FullPrecision.INSTANCE, new SplittableRandom(4));
      ConvPool2d both =
          new ConvPool2d("c", in, 5, 3, FullPrecision.INSTANCE, new SplittableRandom(4));
      INDArray x = Tensors.of(LayerGradients.random(11 * in * 7 * 6, 5, 1), 11, in, 7, 6);
      INDArray planes = conv.forward(x, Phase.INFERENCE);
      assertThat(Tensors.toArray(both.forward(x, Phase.INFERENCE)))
          .containsExactly(Tensors.toArray(new MaxPool2d("p").forward(planes, Phase.INFERENCE)));
    }
  }
}
