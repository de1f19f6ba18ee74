package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The quantized activations of fused and single layers as buffers. */
class StoredActivationTest {
  /** Reads -1, 0 or 1. */
  private static final Quantizer TERNARY =
      new UniformFactory()
          .create(
              new UniformParameters(
                  2,
                  Scheme.SYMMETRIC,
                  Granularity.PER_TENSOR,
                  Encoding.OFFSET_BINARY,
                  Range.FIXED,
                  1));

  private final INDArray images = Tensors.of(new float[] {-0.7f, 2, 0.1f, -3, 0.4f, -0.2f}, 2, 3);

  /** Batch normalisation, hardtanh and a quantizer are one step where nothing lies between. */
  private static Sequential network(boolean fused, Quantizer quantizer) {
    List<Layer> layers = new ArrayList<>(List.of(new BatchNorm("bn1", 3), new HardTanh("act1")));
    if (!fused) {
      layers.add(new Flatten("flatten"));
    }
    layers.add(new ActivationQuantizer("quant1", quantizer));
    layers.add(new Scale("scale", 2));
    return new Sequential(layers);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shows_the_quantized_values_and_gives_the_layers_after_it_what_is_read_back(boolean fused) {
    Sequential network = network(fused, TERNARY);
    float[] clean = Tensors.toArray(network.forward(images, Phase.INFERENCE));
    ActivationBuffer buffer = network.activations().get(0);
    List<float[]> seen = new ArrayList<>();
    buffer.tap(
        values -> {
          seen.add(Tensors.toArray(values));
          return values.neg();
        });
    float[] read = Tensors.toArray(network.forward(images, Phase.INFERENCE));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).containsExactly(new float[] {-1, 1, 0, -1, 0, 0}, within(0f));
    for (int i = 0; i < clean.length; i++) {
      assertThat(read[i] + clean[i]).isZero();
    }
    buffer.tap(null);
    assertThat(Tensors.toArray(network.forward(images, Phase.INFERENCE))).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void says_what_it_holds(boolean fused) {
    Sequential network = network(fused, TERNARY);
    assertThat(network.activations()).hasSize(1);
    ActivationBuffer buffer = network.activations().get(0);
    assertThat(buffer.name()).isEqualTo("quant1");
    assertThat(buffer.quantizer()).isSameAs(TERNARY);
    assertThat(buffer.size()).isZero();
    network.forward(images, Phase.INFERENCE);
    assertThat(buffer.size()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leaves_training_alone(boolean fused) {
    Sequential network = network(fused, TERNARY);
    network
        .activations()
        .get(0)
        .tap(
            values -> {
              throw new AssertionError("training reads no faulty memory");
            });
    assertThat(Tensors.toArray(network.forward(images, Phase.TRAINING))).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void holds_floats_where_nothing_is_quantized(boolean fused) {
    Sequential network = network(fused, FullPrecision.INSTANCE);
    network.activations().get(0).tap(values -> values.mul(0).addi(3));
    assertThat(Tensors.toArray(network.forward(images, Phase.INFERENCE))).containsOnly(6f);
  }
}
