package org.bitmargin.models.nn;

import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.junit.jupiter.api.Test;

class LayerGradientTest {
  private static final SplittableRandom INIT = new SplittableRandom(3);

  @Test
  void of_a_convolution_of_few_taps_by_shifted_planes() {
    LayerGradients.check(new Conv2d("c", 1, 4, 3, true, FullPrecision.INSTANCE, INIT), 3, 1, 5, 7);
  }

  @Test
  void of_a_convolution_of_few_taps_on_colour_images() {
    LayerGradients.check(new Conv2d("c", 3, 4, 3, false, FullPrecision.INSTANCE, INIT), 9, 3, 4, 4);
  }

  @Test
  void of_a_convolution_of_a_single_tap() {
    LayerGradients.check(new Conv2d("c", 2, 3, 1, true, FullPrecision.INSTANCE, INIT), 2, 2, 3, 3);
  }

  @Test
  void of_a_convolution_by_the_native_operation() {
    LayerGradients.check(new Conv2d("c", 6, 5, 3, true, FullPrecision.INSTANCE, INIT), 2, 6, 5, 7);
  }

  @Test
  void of_a_linear_layer() {
    LayerGradients.check(new Linear("l", 13, 5, true, FullPrecision.INSTANCE, INIT), 4, 13);
  }

  @Test
  void of_batch_normalisation_over_channels() {
    LayerGradients.check(new BatchNorm("b", 3), 4, 3, 3, 5);
  }

  @Test
  void of_batch_normalisation_over_features() {
    LayerGradients.check(new BatchNorm("b", 70), 5, 70);
  }

  @Test
  void of_max_pooling_with_an_odd_last_row_and_column() {
    LayerGradients.check(new MaxPool2d("p"), 2, 3, 5, 7);
  }

  @Test
  void of_hardtanh() {
    LayerGradients.check(new HardTanh("h"), 3, 50);
  }

  @Test
  void of_relu() {
    LayerGradients.check(new Relu("r"), 3, 50);
  }

  @Test
  void of_flatten() {
    LayerGradients.check(new Flatten("f"), 2, 3, 2, 2);
  }

  @Test
  void of_the_output_scale() {
    LayerGradients.check(new Scale("s", 0.3), 4, 10);
  }

  @Test
  void of_an_activation_quantizer_in_full_precision() {
    LayerGradients.check(new ActivationQuantizer("q", FullPrecision.INSTANCE), 3, 20);
  }
}
