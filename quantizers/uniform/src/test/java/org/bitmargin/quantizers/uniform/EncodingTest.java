package org.bitmargin.quantizers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {

  @ParameterizedTest
  @CsvSource({
    "OFFSET_BINARY, -4, 000", "OFFSET_BINARY, -1, 011", "OFFSET_BINARY, 0, 100",
    "OFFSET_BINARY, 3, 111", "TWOS_COMPLEMENT, -4, 100", "TWOS_COMPLEMENT, -1, 111",
    "TWOS_COMPLEMENT, 0, 000", "TWOS_COMPLEMENT, 3, 011", "SIGN_MAGNITUDE, -3, 111",
    "SIGN_MAGNITUDE, -1, 101", "SIGN_MAGNITUDE, 0, 000", "SIGN_MAGNITUDE, 3, 011"
  })
  void three_bits_are_those_of_the_textbook(Encoding encoding, int number, String code) {
    assertThat(encoding.code(number, 3)).isEqualTo(Integer.parseInt(code, 2));
    assertThat(encoding.number(Integer.parseInt(code, 2), 3)).isEqualTo(number);
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void every_symmetric_number_has_a_code_of_its_own_at_every_width(Encoding encoding) {
    for (int bits = 2; bits <= 8; bits++) {
      int width = bits;
      int most = (1 << bits - 1) - 1;
      int[] codes = IntStream.rangeClosed(-most, most).map(n -> encoding.code(n, width)).toArray();

      assertThat(codes).doesNotHaveDuplicates();
      assertThat(IntStream.of(codes)).allMatch(code -> code >> width == 0);
      assertThat(IntStream.of(codes).map(code -> encoding.number(code, width)).toArray())
          .containsExactly(IntStream.rangeClosed(-most, most).toArray());
    }
  }

  @Test
  void twos_complement_is_offset_binary_with_the_top_bit_turned_over() {
    for (int n = -128; n < 128; n++) {
      assertThat(Encoding.TWOS_COMPLEMENT.code(n, 8))
          .isEqualTo(Encoding.OFFSET_BINARY.code(n, 8) ^ 0x80);
    }
  }

  @Test
  void negative_zero_reads_zero() {
    assertThat(Encoding.SIGN_MAGNITUDE.number(0b1000, 4)).isZero();
  }
}
