package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void lines_break_at_spaces_and_lose_nothing() {
    assertThat(Text.lines("aa bb cc", 5)).containsExactly("aa bb", "cc");
    assertThat(Text.lines("aaaaaaaa b", 5)).containsExactly("aaaaaaaa", "b");
    assertThat(Text.lines("", 5)).containsExactly("");
  }

  @Test
  void rates_somebody_chose_are_exact_and_computed_ones_short() {
    assertThat(Text.rate(0.012345)).isEqualTo("1.2345 %");
    assertThat(Text.rate(0.010541234567)).isEqualTo("1.05 %");
    assertThat(Text.rate(4.98123456789e-8)).isEqualTo("4.98e-6 %");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0005, 0.05 %",
    "0.01, 1 %",
    "0.1, 10 %",
    "1, 100 %",
    "1e-5, 0.001 %",
    "1e-9, 1e-7 %",
    "2.5e-8, 2.5e-6 %"
  })
  void a_rate_is_exact_in_percent(double ber, String text) {
    assertThat(Text.rate(ber)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "123.4, 123",
    "12.34, 12.3",
    "1.234, 1.23",
    "0.01234, 0.0123",
    "0, 0",
    "1234567, 1.23e+06",
    "0.00012, 1.20e-04"
  })
  void a_margin_has_three_digits(double value, String text) {
    assertThat(Text.significant(value)).isEqualTo(text);
  }

  @Test
  void nothing_is_minus_zero() {
    assertThat(Text.fixed(-0.0001, 2)).isEqualTo("0.00");
    assertThat(Text.points(-0.000001, 2)).isEqualTo("+0.00");
    assertThat(Text.points(-0.0123, 1)).isEqualTo("−1.2");
  }

  @Test
  void stored_numbers_have_no_rounding_noise_and_no_exponent() {
    assertThat(Text.stored(0.1 + 0.2)).isEqualTo("0.3");
    assertThat(Text.stored(1e-9)).isEqualTo("0.000000001");
    assertThat(Text.stored(0)).isEqualTo("0");
  }

  @Test
  void numbers_do_not_follow_the_language_of_the_machine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Text.percent(0.9123, 1)).isEqualTo("91.2");
      assertThat(Text.grouped(10_000)).isEqualTo("10\u00a0000");
    } finally {
      Locale.setDefault(before);
    }
  }
}
