package org.bitmargin.losses.mcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class McelParametersTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 200.5, Double.NaN, Double.POSITIVE_INFINITY})
  void m_outside_0_to_2L_is_refused_with_what_is_allowed(double m) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new McelParameters(m, 100))
        .withMessage(
            "m must be in (0, 2L] = (0, 200.0], the range of the clamped logits, was " + m);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -100, Double.NaN, Double.POSITIVE_INFINITY})
  void L_that_is_no_positive_number_is_refused(double bound) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new McelParameters(1, bound))
        .withMessage("L must be a finite number above 0, was " + bound);
  }

  @Test
  void m_may_be_all_of_the_separation_there_is() {
    assertThat(new McelParameters(200, 100).m()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 2, 4, 8, 16, 32, 64, 128, 192})
  void every_margin_of_the_paper_is_allowed_at_its_L(double m) {
    assertThat(new McelParameters(m, 100).m()).isEqualTo(m);
  }
}
