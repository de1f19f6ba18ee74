package org.bitmargin.faults.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRatesTest {

  @ParameterizedTest
  @CsvSource({"0.03, 0.01, 0.1, 0.15, 0.05", "0, 0.2, 0.5, 0, 1", "1e-300, 1e-300, 1, 1, 1"})
  void keep_their_proportion_when_scaled(
      double p01, double p10, double mean, double scaled01, double scaled10) {
    ErrorRates scaled = new ErrorRates(p01, p10).scaledTo(mean);

    assertThat(scaled.mean()).isCloseTo(mean, within(1e-15));
    assertThat(scaled.p01()).isCloseTo(scaled01, within(1e-15));
    assertThat(scaled.p10()).isCloseTo(scaled10, within(1e-15));
    assertThat(scaled.proportionalTo(new ErrorRates(p01, p10))).isTrue();
  }

  @Test
  void end_where_the_likelier_direction_is_certain() {
    ErrorRates rates = new ErrorRates(0.03, 0.01);

    assertThat(rates.highestMean()).isCloseTo(2 / 3.0, within(1e-15));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rates.scaledTo(0.7))
        .withMessageContainingAll("0.7 is out of reach", "0.03 : 0.01", "allowed is [0, 0.66");
    assertThatIllegalArgumentException().isThrownBy(() -> rates.scaledTo(Double.NaN));
  }

  @Test
  void of_zero_stay_zero() {
    assertThat(ErrorRates.symmetric(0).scaledTo(0)).isEqualTo(ErrorRates.symmetric(0));
    assertThatIllegalArgumentException().isThrownBy(() -> ErrorRates.symmetric(0).scaledTo(1e-9));
  }

  @Test
  void in_other_proportions_are_told_apart() {
    assertThat(new ErrorRates(0.2, 0.1).proportionalTo(new ErrorRates(0.02, 0.0101))).isFalse();
    assertThat(new ErrorRates(0, 0.1).proportionalTo(new ErrorRates(1e-12, 0.1))).isFalse();
    assertThat(new ErrorRates(0, 0).proportionalTo(new ErrorRates(0.3, 0.1))).isTrue();
  }

  @Test
  void outside_0_to_1_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ErrorRates(1.5, 0))
        .withMessage("error rates must lie in [0, 1], were p01 = 1.5 and p10 = 0.0");
  }
}
