package org.bitmargin.losses.crossentropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CrossEntropyLossTest {
  private final Loss loss = new CrossEntropyFactory().create(new CrossEntropyParameters());

  @Nested
  class Value {

    // Python's decimal at 40 digits: ln(sum(exp(z_k)) / exp(z_i)), mean of the two rows.
    @Test
    void meets_numbers_computed_elsewhere() {
      LossResult result =
          loss.evaluate(
              Tensors.of(new float[] {1.5f, -0.5f, 0.25f, 20, 60, -40}, 2, 3), new int[] {0, 1});

      assertThat(result.value()).isCloseTo(0.17597593190140084, within(1e-15));
      assertThat(Tensors.toArray(result.gradient()))
          .containsExactly(
              new float[] {
                -0.14834301198911298f,
                0.04759159807458751f,
                0.10075141391452548f,
                2.1241771276457944e-18f,
                -2.1241771276457944e-18f,
                1.860037988010418e-44f
              },
              within(1e-9f));
    }

    @Test
    void is_the_logarithm_of_the_number_of_classes_for_equal_logits() {
      float[] equal = new float[20];
      Arrays.fill(equal, 3.25f);

      assertThat(loss.evaluate(Tensors.of(equal, 2, 10), new int[] {0, 9}).value())
          .isCloseTo(Math.log(10), within(1e-14));
    }

    @Test
    void ignores_a_shift_common_to_all_logits() {
      double here = loss.evaluate(Tensors.of(new float[] {1, 2, 4}, 1, 3), new int[] {1}).value();
      double there =
          loss.evaluate(Tensors.of(new float[] {-99, -98, -96}, 1, 3), new int[] {1}).value();

      assertThat(there).isCloseTo(here, within(1e-12));
    }

    @Test
    void grows_like_the_distance_where_the_wrong_class_wins_by_far() {
      LossResult result =
          loss.evaluate(Tensors.of(new float[] {-10_000, 10_000}, 1, 2), new int[] {0});

      assertThat(result.value()).isEqualTo(20_000);
      assertThat(Tensors.toArray(result.gradient())).containsExactly(-1, 1);
    }

    @Test
    void is_not_a_number_where_a_logit_is_none() {
      assertThat(loss.evaluate(Tensors.of(new float[] {Float.NaN, 0}, 1, 2), new int[] {1}).value())
          .isNaN();
    }
  }
}
