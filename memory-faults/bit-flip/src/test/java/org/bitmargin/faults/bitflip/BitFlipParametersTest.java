package org.bitmargin.faults.bitflip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bitmargin.api.Lifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitFlipParametersTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, 5, Double.NaN})
  void what_is_no_fraction_is_refused_and_the_message_says_it_is_not_percent(double p) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BitFlipParameters(p, 0, Lifetime.PER_CHIP))
        .withMessage("p01 must be a fraction in [0, 1] (1 % is 0.01), was " + p);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BitFlipParameters(0, p, Lifetime.PER_CHIP))
        .withMessageStartingWith("p10 must be a fraction");
  }

  @Test
  void a_missing_lifetime_is_refused_with_the_ones_there_are() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BitFlipParameters(0, 0, null))
        .withMessageContainingAll("lifetime is missing", "per-chip", "per-inference");
  }

  @Test
  void the_lifetime_is_the_one_of_the_model() {
    for (Lifetime lifetime : Lifetime.values()) {
      assertThat(new BitFlipFactory().create(new BitFlipParameters(0, 0.5, lifetime)).lifetime())
          .isEqualTo(lifetime);
    }
  }
}
