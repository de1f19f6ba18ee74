package org.bitmargin.losses.hinge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Test;

class HingeLossTest {
  private final Loss loss = new HingeFactory().create(new HingeParameters());

  private LossResult evaluate(int label, float... logits) {
    return loss.evaluate(Tensors.of(logits, 1, logits.length), new int[] {label});
  }

  // By hand: row 1 misses 0, 0.5 and 1.25 of the margin, row 2 21, 0 and 0; 1.75/3 and 21/3.
  @Test
  void meets_numbers_computed_by_hand() {
    LossResult result =
        loss.evaluate(
            Tensors.of(new float[] {1.5f, -0.5f, 0.25f, 20, 60, -40}, 2, 3), new int[] {0, 1});

    assertThat(result.value()).isCloseTo(3.7916666666666665, within(1e-15));
    assertThat(Tensors.toArray(result.gradient()))
        .containsExactly(new float[] {0, 1 / 6f, 1 / 6f, 1 / 6f, 0, 0}, within(0f));
  }

  @Test
  void is_0_with_no_gradient_once_every_logit_keeps_the_margin() {
    LossResult result = evaluate(1, -1, 1, -5);

    assertThat(result.value()).isZero();
    assertThat(Tensors.toArray(result.gradient())).containsExactly(new float[3], within(0f));
  }

  @Test
  void counts_every_class_and_not_only_the_worst() {
    assertThat(evaluate(0, 1, 0, 0).value()).isEqualTo(2 * evaluate(0, 1, 0, -1).value());
  }

  @Test
  void grows_linearly_with_what_is_missing() {
    assertThat(evaluate(0, -10_000, -1).value()).isEqualTo(10_001 / 2.0);
  }
}
