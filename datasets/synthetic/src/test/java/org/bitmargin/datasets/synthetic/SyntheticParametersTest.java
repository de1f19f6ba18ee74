package org.bitmargin.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticParametersTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 9, 1_000_001})
  void counts_out_of_range_are_refused(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SyntheticParameters(count, 10, .1, 1))
        .withMessage("train must lie in [10, 1000000], was " + count);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SyntheticParameters(10, count, .1, 1))
        .withMessage("test must lie in [10, 1000000], was " + count);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void noise_out_of_range_is_refused(double noise) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SyntheticParameters(10, 10, noise, 1))
        .withMessage("noise must lie in [0, 1], was " + noise);
  }

  @Test
  void the_ends_of_the_ranges_and_any_seed_are_allowed() {
    new SyntheticParameters(10, 1_000_000, 0, Long.MIN_VALUE);
    new SyntheticParameters(1_000_000, 10, 1, Long.MAX_VALUE);
  }
}
