package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class WindowPool2dTest {

  private static float[] pooled(Layer layer, int h, int w, float... x) {
    return Tensors.toArray(layer.forward(Tensors.of(x, 1, 1, h, w), Phase.TRAINING));
  }

  @Test
  void a_maximum_leaves_padding_out() {
    Layer layer = WindowPool2d.maximum("p", 3, 2, 1);
    assertThat(pooled(layer, 3, 3, -9, -8, -7, -6, -5, -4, -3, -2, -1))
        .containsExactly(-5, -4, -2, -1);
  }

  @Test
  void both_phases_take_the_same_maxima() {
    INDArray x = Tensors.of(LayerGradients.random(3 * 4 * 9 * 7, 1, 1), 3, 4, 9, 7);
    for (Layer layer :
        new Layer[] {
          WindowPool2d.maximum("p", 3, 2, 1),
          WindowPool2d.maximum("p", 4, 4, 0),
          WindowPool2d.global("p", PoolKind.MAXIMUM)
        }) {
      float[] training = Tensors.toArray(layer.forward(x, Phase.TRAINING));
      assertThat(Tensors.toArray(layer.forward(x, Phase.INFERENCE))).isEqualTo(training);
    }
  }

  @Test
  void on_a_tie_the_gradient_goes_to_the_first_pixel() {
    Layer layer = WindowPool2d.global("p", PoolKind.MAXIMUM);
    pooled(layer, 2, 3, 0, 1, 0, 1, 1, 0);
    INDArray up = Tensors.of(new float[] {2}, 1, 1, 1, 1);
    assertThat(Tensors.toArray(layer.backward(up, true))).containsExactly(0, 2, 0, 0, 0, 0);
  }

  @Test
  void averages_leave_out_what_fills_no_window() {
    Layer layer = WindowPool2d.average("p", 2);
    assertThat(pooled(layer, 2, 3, 1, 2, 100, 3, 6, 100)).containsExactly(3);
    assertThat(pooled(WindowPool2d.global("g", PoolKind.AVERAGE), 2, 2, 1, 2, 3, 6))
        .containsExactly(3);
  }

  @Test
  void gradients_of_windows() {
    LayerGradients.checkClosely(WindowPool2d.maximum("p", 3, 2, 1), 2, 3, 8, 7);
    LayerGradients.checkClosely(WindowPool2d.maximum("p", 2, 1, 0), 2, 3, 5, 4);
    LayerGradients.checkClosely(WindowPool2d.average("p", 2), 2, 3, 5, 6);
  }

  @ParameterizedTest
  @EnumSource
  void gradients_of_whole_images(PoolKind kind) {
    LayerGradients.checkClosely(WindowPool2d.global("p", kind), 2, 3, 5, 4);
  }

  @Test
  void gradients_of_clipping() {
    LayerGradients.check(new Clip("c", -0.5f, 0.8f), 3, 50);
    LayerGradients.check(Clip.relu6("c"), 3, 50);
    LayerGradients.check(Clip.relu("c"), 3, 50);
  }

  @Test
  void clipped_values_are_numbers_whatever_comes() {
    float[] wild = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 7, 5, -1};
    INDArray x = Tensors.of(wild, 1, 6);
    assertThat(Tensors.toArray(Clip.relu6("c").forward(x, Phase.INFERENCE)))
        .containsExactly(0, 6, 0, 6, 5, 0);
    assertThat(Tensors.toArray(Clip.relu("c").forward(x, Phase.INFERENCE)))
        .containsExactly(0, Float.MAX_VALUE, 0, 7, 5, 0);
  }

  @Test
  void the_gradient_stops_at_both_ends_of_relu6() {
    Layer layer = Clip.relu6("c");
    layer.forward(Tensors.of(new float[] {-1, 0, 1e-30f, 3, 6, 7}, 1, 6), Phase.TRAINING);
    INDArray up = Tensors.of(new float[] {1, 1, 1, 1, 1, 1}, 1, 6);
    assertThat(Tensors.toArray(layer.backward(up, true))).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void refuses_windows_that_make_no_sense() {
    assertThatThrownBy(() -> WindowPool2d.maximum("p", 2, 2, 2)).hasMessageContaining("padding");
    assertThatThrownBy(() -> WindowPool2d.average("p", 0)).hasMessageContaining("window");
    assertThatThrownBy(() -> new Clip("c", 1, 1)).hasMessageContaining("low");
  }
}
