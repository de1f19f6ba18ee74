package org.bitmargin.faults.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.bitmargin.api.Lifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and units. */
class ParametersTest {

  @Test
  void a_lifetime_that_makes_no_sense_is_refused_with_the_reason() {
    Lifetimes.require(Lifetime.PER_CHIP, "cells stay weak", Lifetime.PER_CHIP);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Lifetimes.require(Lifetime.PER_WRITE, "cells stay weak", Lifetime.PER_CHIP))
        .withMessage("lifetime must be per-chip, was per-write: cells stay weak");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lifetimes.require(null, "why", Lifetime.PER_CHIP, Lifetime.PER_ACCESS))
        .withMessage("lifetime is missing: per-chip or per-access");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void what_is_no_fraction_is_refused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.fraction("p", value))
        .withMessage("p must be a fraction in [0, 1] (1 % is 0.01), was " + value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void what_is_not_above_0_is_refused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.positive("pulse", "ns", value))
        .withMessage("pulse must be above 0 (ns), was " + value);
  }

  @Test
  void what_is_negative_is_refused() {
    Require.notNegative("reads", "a number", 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.notNegative("reads", "a number", -1))
        .withMessage("reads must be 0 or more (a number), was -1.0");
  }

  /** 64 pJ a word is 1 pJ a bit; 8 388 608 bits that leak 8.388608 mW leak 1 nW each. */
  @Test
  void energies_of_words_and_arrays_become_those_of_bits() {
    var cost = NvmExplorer.cost(64, 128, 8.388608, 1);

    assertThat(cost.read()).isEqualTo(1);
    assertThat(cost.write()).isEqualTo(2);
    assertThat(cost.leakage()).isCloseTo(1, within(1e-12));
  }
}
