package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bitmargin.api.Parameter.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class ParameterTest {
  private final INDArray value = Tensors.of(new float[] {1, 2, 3, 4}, 2, 2);
  private final Parameter parameter =
      new Parameter("fc1.weight", Role.WEIGHT, FullPrecision.INSTANCE, value);

  @Test
  void is_used_as_its_quantizer_reads_it() {
    Quantizer negating =
        new Quantizer() {
          @Override
          public int bits() {
            return 32;
          }

          @Override
          public QuantizedTensor encode(INDArray latent) {
            return FullPrecision.INSTANCE.encode(latent);
          }

          @Override
          public float valueAt(QuantizedTensor stored, long index) {
            return -FullPrecision.INSTANCE.valueAt(stored, index);
          }

          @Override
          public INDArray pseudoGradient(INDArray latent, INDArray upstream) {
            return upstream.neg();
          }
        };
    Parameter quantized = new Parameter("w", Role.WEIGHT, negating, value);
    assertThat(Tensors.toArray(quantized.effective())).containsExactly(-1, -2, -3, -4);
    assertThat(Tensors.toArray(value)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void an_override_is_used_until_it_is_taken_back() {
    assertThat(parameter.overridden()).isFalse();
    INDArray readBack = Tensors.zeros(2, 2);
    parameter.override(readBack);
    assertThat(parameter.effective()).isSameAs(readBack);
    assertThat(parameter.overridden()).isTrue();
    assertThat(Tensors.toArray(parameter.value())).containsExactly(1, 2, 3, 4);
    parameter.override(null);
    assertThat(parameter.overridden()).isFalse();
    assertThat(Tensors.toArray(parameter.effective())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void an_override_must_have_the_shape_of_the_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameter.override(Tensors.zeros(4)))
        .withMessage("fc1.weight: shape [4] does not fit [2, 2]");
    assertThat(parameter.overridden()).isFalse();
  }

  @Test
  void has_no_gradient_before_the_first_is_set() {
    assertThat(parameter.gradient()).isNull();
    INDArray gradient = Tensors.zeros(2, 2);
    parameter.gradient(gradient);
    assertThat(parameter.gradient()).isSameAs(gradient);
  }

  @Test
  void training_changes_the_value_in_place() {
    value.addi(1);
    assertThat(Tensors.toArray(parameter.effective())).containsExactly(2, 3, 4, 5);
  }

  @Test
  void says_what_it_is() {
    assertThat(parameter).hasToString("fc1.weight [2, 2] WEIGHT, 32 bit");
    assertThat(parameter.name()).isEqualTo("fc1.weight");
    assertThat(parameter.role()).isEqualTo(Role.WEIGHT);
    assertThat(parameter.quantizer()).isSameAs(FullPrecision.INSTANCE);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everything_but_running_statistics_is_trained(Role role) {
    assertThat(role.trainable()).isEqualTo(role != Role.BATCH_STATISTICS);
  }
}
