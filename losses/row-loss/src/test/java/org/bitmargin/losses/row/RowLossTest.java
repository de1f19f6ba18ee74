package org.bitmargin.losses.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowLossTest {
  /** Twice the true class's logit. */
  private final RowLoss twice =
      new RowLoss() {
        @Override
        protected double row(double[] logits, int label, double[] gradient) {
          Arrays.fill(gradient, 0);
          gradient[label] = 2;
          return 2 * logits[label];
        }
      };

  @Test
  void takes_the_mean_of_the_rows_and_of_their_gradients() {
    LossResult result =
        twice.evaluate(Tensors.of(new float[] {1, 2, 3, 4}, 2, 2), new int[] {0, 1});

    assertThat(result.value()).isEqualTo(5);
    assertThat(Tensors.toArray(result.gradient())).containsExactly(1, 0, 0, 1);
  }

  @Nested
  class Refuses {

    @Test
    void a_label_that_is_no_class_and_names_it_its_row_and_what_is_allowed() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> twice.evaluate(Tensors.zeros(2, 3), new int[] {0, 3}))
          .withMessage("label 3 of row 1 must lie in [0, 3), the classes of the logits");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> twice.evaluate(Tensors.zeros(1, 3), new int[] {-1}))
          .withMessageStartingWith("label -1 of row 0");
    }

    @Test
    void another_number_of_labels_than_of_rows() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> twice.evaluate(Tensors.zeros(2, 3), new int[] {0}))
          .withMessageContainingAll("each of the 1 labels", "[2, 3]");
    }

    @Test
    void logits_that_are_no_matrix() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> twice.evaluate(Tensors.zeros(1, 3, 1), new int[] {0}))
          .withMessageContainingAll("[batch, classes]", "[1, 3, 1]");
    }

    @Test
    void a_batch_of_nothing() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> twice.evaluate(Tensors.zeros(0, 3), new int[0]))
          .withMessageContaining("at least one");
    }
  }
}
