package org.bitmargin.losses.modifiedhinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedHingeLossTest {

  private static Loss mhl(double b) {
    return new ModifiedHingeFactory().create(new ModifiedHingeParameters(b));
  }

  private static LossResult evaluate(double b) {
    return mhl(b)
        .evaluate(
            Tensors.of(new float[] {1.5f, -0.5f, 0.25f, 20, 60, -40}, 2, 3), new int[] {0, 1});
  }

  // Python's decimal at 40 digits: mean over k of max(0, b - y_k z_k) / b, mean of the two rows.
  @ParameterizedTest
  @CsvSource({"128, 0.8935546875", "30, 0.7680555555555556", "1, 3.7916666666666665"})
  void meets_numbers_computed_elsewhere(double b, double expected) {
    assertThat(evaluate(b).value()).isCloseTo(expected, within(1e-15));
  }

  @Test
  void gradient_is_that_of_the_logits_short_of_b() {
    float g = 1 / 180f;
    assertThat(Tensors.toArray(evaluate(30).gradient()))
        .containsExactly(new float[] {-g, g, g, g, 0, 0}, within(1e-9f));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 8, 128})
  void undecided_logits_cost_1_whatever_b_is(double b) {
    assertThat(mhl(b).evaluate(Tensors.zeros(4, 10), new int[] {0, 1, 2, 3}).value())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void a_margin_of_b_on_every_logit_costs_nothing() {
    assertThat(
            mhl(128)
                .evaluate(Tensors.of(new float[] {128, -128, -200}, 1, 3), new int[] {0})
                .value())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -128, Double.NaN, Double.POSITIVE_INFINITY})
  void b_that_is_no_positive_number_is_refused(double b) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModifiedHingeParameters(b))
        .withMessage("b must be a finite number above 0, was " + b);
  }
}
