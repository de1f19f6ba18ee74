package org.bitmargin.quantizers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformParametersTest {

  private static UniformParameters with(int bits, Scheme scheme, Encoding encoding, double bound) {
    return new UniformParameters(
        bits, scheme, Granularity.PER_TENSOR, encoding, Range.FIXED, bound);
  }

  @Test
  void defaults_are_8_bits_min_max_affine_in_offset_binary() {
    assertThat(new UniformFactory().defaults())
        .isEqualTo(
            new UniformParameters(
                8, Scheme.AFFINE, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.DATA, 1.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 9, 32})
  void widths_other_than_2_to_8_are_refused(int bits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(bits, Scheme.AFFINE, Encoding.OFFSET_BINARY, 1))
        .withMessage("bits must be 2 to 8, was " + bits);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1e39, 1e-46, Double.NaN, Double.POSITIVE_INFINITY})
  void a_bound_that_is_no_positive_float_is_refused(double bound) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(4, Scheme.SYMMETRIC, Encoding.OFFSET_BINARY, bound))
        .withMessage("bound must be above 0 and finite as a float, was " + bound);
  }

  @Test
  void sign_magnitude_has_no_code_for_every_affine_level_and_the_message_says_what_has() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(4, Scheme.AFFINE, Encoding.SIGN_MAGNITUDE, 1))
        .withMessageContainingAll(
            "sign-magnitude", "symmetric", "offset-binary", "twos-complement");
  }
}
