package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FlipsTest {

  @Test
  void score_is_that_of_the_binomial() {
    // (1050 − 1000) / sqrt(100000 · 0.01 · 0.99), NumPy
    Flips flips = new Flips(100_000, 520, 530);
    assertThat(flips.score(0.01)).isCloseTo(1.5891043154093205, within(1e-12));
    assertThat(flips.rate()).isEqualTo(0.0105);
  }

  @Test
  void score_is_undefined_without_spread() {
    assertThat(new Flips(1000, 0, 0).score(0)).isNaN();
    assertThat(Flips.NONE.score(0.01)).isNaN();
  }
}
