package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class NormalisedActivationTest {
  private static final long[][] SHAPES = {{5, 3, 4, 7}, {40, 1, 1, 1}, {6, 2100}, {19, 70, 5, 5}};

  /** The three layers, of which the first has parameters other than the initial ones. */
  private static List<Layer> three(long[] shape, Quantizer quantizer) {
    int channels = (int) shape[1];
    BatchNorm norm = new BatchNorm("bn", channels);
    for (Parameter p : norm.parameters()) {
      Tensors.buffer(p.value()).put(positive(channels, p.name().length()));
    }
    return List.of(norm, new HardTanh("act"), new ActivationQuantizer("quant", quantizer));
  }

  private static List<Layer> fused(List<Layer> layers) {
    return Fusion.parts(layers).stream().map(Part::step).toList();
  }

  private static float[] positive(int length, long seed) {
    float[] values = LayerGradients.random(length, seed, 1);
    for (int i = 0; i < length; i++) {
      values[i] = 0.2f + Math.abs(values[i]);
    }
    return values;
  }

  private static INDArray random(long seed, float scale, long... shape) {
    int length = 1;
    for (long d : shape) {
      length *= (int) d;
    }
    return Tensors.of(LayerGradients.random(length, seed, scale), shape);
  }

  @Nested
  class Against_the_three_layers {

    @ParameterizedTest
    @ValueSource(floats = {0.3f, 1, 2})
    void a_step_of_training_gives_the_same_bits(float bound) {
      for (long[] shape : SHAPES) {
        Quantizer quantizer = new Thirds(bound);
        List<Layer> separate = three(shape, quantizer);
        List<Layer> fused = three(shape, quantizer);
        for (int step = 0; step < 2; step++) {
          INDArray x = random(step, 2, shape);
          INDArray up = random(step + 9, 1, shape);
          assertThat(step(fused(fused), x, up)).isEqualTo(step(separate, x, up));
        }
        assertThat(state(fused)).isEqualTo(state(separate));
        assertThat(state(fused).toString()).contains("running_mean").doesNotContain("null");
      }
    }

    @ParameterizedTest
    @ValueSource(floats = {0.3f, 1, 2})
    void without_the_norm_a_pass_gives_the_same_bits(float bound) {
      for (long[] shape : SHAPES) {
        List<Layer> two = three(shape, new Thirds(bound)).subList(1, 3);
        List<Layer> fused = fused(two);
        assertThat(fused).hasSize(1);
        INDArray x = random(4, 2, shape);
        INDArray up = random(5, 1, shape);
        assertThat(step(fused, x, up)).isEqualTo(step(two, x, up));
        INDArray expected =
            two.get(1).forward(two.get(0).forward(x, Phase.INFERENCE), Phase.INFERENCE);
        assertThat(Tensors.toArray(fused.get(0).forward(x, Phase.INFERENCE)))
            .isEqualTo(Tensors.toArray(expected));
      }
    }

    private String step(List<Layer> layers, INDArray x, INDArray upstream) {
      INDArray y = x;
      for (Layer layer : layers) {
        y = layer.forward(y, Phase.TRAINING);
      }
      float[] out = plain(y);
      INDArray g = upstream;
      for (int i = layers.size() - 1; i >= 0; i--) {
        g = layers.get(i).backward(g, true);
      }
      return Arrays.toString(out) + Arrays.toString(plain(g));
    }

    /** With one zero instead of two. */
    private float[] plain(INDArray tensor) {
      float[] values = Tensors.toArray(tensor);
      for (int i = 0; i < values.length; i++) {
        values[i] += 0f;
      }
      return values;
    }

    private List<String> state(List<Layer> layers) {
      return layers.get(0).parameters().stream()
          .map(
              p ->
                  p.name()
                      + Arrays.toString(plain(p.value()))
                      + (p.role().trainable() ? Arrays.toString(plain(p.gradient())) : ""))
          .toList();
    }

    @Test
    void inference_gives_the_same_bits() {
      for (long[] shape : SHAPES) {
        List<Layer> layers = three(shape, new Thirds(1));
        INDArray x = random(3, 2, shape);
        INDArray expected = x;
        for (Layer layer : layers) {
          expected = layer.forward(expected, Phase.INFERENCE);
        }
        INDArray y = fused(layers).get(0).forward(x.dup('c'), Phase.INFERENCE);
        assertThat(Tensors.toArray(y)).isEqualTo(Tensors.toArray(expected.dup('c')));
      }
    }

    @Test
    void a_channel_that_is_no_number_becomes_minus_1() {
      List<Layer> layers = three(new long[] {2, 3, 2, 2}, new Thirds(1));
      INDArray x = random(3, 2, 2, 3, 2, 2);
      x.putScalar(new int[] {0, 1, 0, 0}, Float.NaN);
      INDArray y = fused(layers).get(0).forward(x, Phase.TRAINING);
      assertThat(Tensors.toArray(y.slice(1, 0).slice(1, 0))).containsOnly(-1);
    }
  }

  @Test
  void gradient_is_the_derivative() {
    for (long[] shape : new long[][] {{4, 3, 3, 5}, {5, 70}}) {
      LayerGradients.check(fused(three(shape, FullPrecision.INSTANCE)).get(0), shape);
    }
  }

  @Nested
  class Fusing {

    @Test
    void makes_one_step_of_the_three_and_leaves_the_rest() {
      List<Layer> layers = new ArrayList<>(three(new long[] {1, 2}, new Thirds(1)));
      layers.add(0, new Flatten("flatten"));
      layers.add(new Scale("scale", 1));
      assertThat(fused(layers).stream().map(Layer::name)).containsExactly("flatten", "bn", "scale");
      assertThat(new Sequential(layers).describe()).contains("flatten", "bn", "act", "quant");
    }

    @Test
    void leaves_layers_in_another_order_or_with_a_quantizer_that_looks_at_the_data() {
      List<Layer> three = three(new long[] {1, 2}, new Thirds(1));
      List<Layer> turned = List.of(three.get(1), three.get(0), three.get(2));
      assertThat(fused(turned)).isEqualTo(turned);
      List<Layer> ofData = three(new long[] {1, 2}, new Thirds.OfData());
      assertThat(fused(ofData)).isEqualTo(ofData);
      assertThat(fused(three.subList(0, 2))).isEqualTo(three.subList(0, 2));
    }
  }

  @Test
  void sums_of_many_numbers_stay_exact() {
    INDArray x = random(1, 1, 1000, 2, 3, 3).addi(100);
    BatchNorm norm = new BatchNorm("bn", 2);
    norm.forward(x, Phase.TRAINING);
    double mean = 0;
    float[] values = Tensors.toArray(x);
    for (int i = 0; i < values.length; i++) {
      mean += i / 9 % 2 == 0 ? values[i] / 9000.0 : 0;
    }
    float running = norm.parameters().get(2).value().getFloat(0);
    assertThat((double) running).isCloseTo(mean / 10, Offset.offset(2e-6));
  }
}
