package org.bitmargin.quantizers.uniform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class UniformQuantizerTest {

  private static Quantizer data(int bits, Scheme scheme, Granularity granularity, Encoding code) {
    return new UniformFactory()
        .create(new UniformParameters(bits, scheme, granularity, code, Range.DATA, 1));
  }

  private static Quantizer affine(int bits) {
    return data(bits, Scheme.AFFINE, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY);
  }

  private static Quantizer symmetric(int bits, Encoding encoding) {
    return data(bits, Scheme.SYMMETRIC, Granularity.PER_TENSOR, encoding);
  }

  private static Quantizer fixed(int bits, Scheme scheme, double bound) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.FIXED, bound));
  }

  private static INDArray row(float... values) {
    return Tensors.of(values, 1, values.length);
  }

  private static float[] quantized(Quantizer quantizer, float... latents) {
    return Tensors.toArray(quantizer.quantize(row(latents)));
  }

  private static int[] codes(QuantizedTensor stored) {
    int[] codes = new int[(int) stored.codes().size()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = stored.codes().get(i);
    }
    return codes;
  }

  @Nested
  class AffineLevels {

    // min -1, max 2, so that 2 bits have the levels -1, 0, 1, 2.
    @Test
    void spread_from_the_least_to_the_greatest_value() {
      QuantizedTensor stored = affine(2).encode(row(-1, -0.51f, -0.49f, 0.25f, 0.5f, 1.6f, 2));

      assertThat(codes(stored)).containsExactly(0, 0, 1, 1, 2, 3, 3);
      assertThat(stored.ranges()).containsExactly(-1, 2);
      assertThat(Tensors.toArray(affine(2).decode(stored))).containsExactly(-1, -1, 0, 0, 1, 2, 2);
    }

    @Test
    void move_by_half_of_all_levels_when_the_top_bit_flips() {
      QuantizedTensor stored = affine(4).encode(row(0, 7.5f, 15));
      stored.codes().flip(3);

      assertThat(affine(4).valueAt(stored, 0)).isEqualTo(8);
    }

    @Test
    void stretch_to_an_outlier_which_leaves_few_for_the_rest() {
      assertThat(quantized(affine(4), 0, 0.1f, 0.2f, 0.3f, 15)).containsExactly(0, 0, 0, 0, 15);
    }
  }

  @Nested
  class SymmetricLevels {

    @Test
    void spread_to_the_largest_magnitude_with_0_in_the_middle() {
      QuantizedTensor stored =
          symmetric(3, Encoding.TWOS_COMPLEMENT).encode(row(-1.5f, -0.2f, 0, 0.3f, 1, 1.3f));

      assertThat(stored.ranges()).containsExactly(1.5f);
      assertThat(codes(stored)).containsExactly(0b101, 0, 0, 1, 2, 3);
      assertThat(Tensors.toArray(symmetric(3, Encoding.TWOS_COMPLEMENT).decode(stored)))
          .containsExactly(-1.5f, 0, 0, 0.5f, 1, 1.5f);
    }

    @ParameterizedTest
    @EnumSource(
        value = Encoding.class,
        names = {"OFFSET_BINARY", "TWOS_COMPLEMENT"})
    void read_the_code_no_level_has_as_one_step_below_all(Encoding encoding) {
      Quantizer quantizer = symmetric(3, encoding);
      QuantizedTensor stored = quantizer.encode(row(-1.5f, 1.5f));
      stored.codes().set(0, encoding == Encoding.OFFSET_BINARY ? 0 : 0b100);

      assertThat(quantizer.valueAt(stored, 0)).isEqualTo(-2f);
    }

    @Test
    void read_the_second_zero_of_sign_magnitude_as_plain_0() {
      Quantizer quantizer = symmetric(3, Encoding.SIGN_MAGNITUDE);
      QuantizedTensor stored = quantizer.encode(row(-1.5f, 0));
      stored.codes().flip(5);

      assertThat(stored.codes().get(1)).isEqualTo(0b100);
      assertThat(Float.floatToRawIntBits(quantizer.valueAt(stored, 1))).isZero();
    }

    @Test
    void change_sign_and_nothing_else_when_the_top_bit_of_sign_magnitude_flips() {
      Quantizer quantizer = symmetric(4, Encoding.SIGN_MAGNITUDE);
      QuantizedTensor stored = quantizer.encode(row(5, -7));
      stored.codes().flip(3);

      assertThat(quantizer.valueAt(stored, 0)).isEqualTo(-5);
    }
  }

  @Nested
  class FixedRange {

    @Test
    void of_the_symmetric_scheme_is_plus_and_minus_the_bound() {
      assertThat(quantized(fixed(2, Scheme.SYMMETRIC, 0.5), -9, -0.5f, -0.2f, 0.1f, 0.3f, 9))
          .containsExactly(-0.5f, -0.5f, 0, 0, 0.5f, 0.5f);
    }

    @Test
    void of_the_affine_scheme_starts_at_0() {
      assertThat(quantized(fixed(2, Scheme.AFFINE, 3), -9, -0f, 0.4f, 1.5f, 2.4f, 9))
          .containsExactly(0, 0, 0, 2, 2, 3);
    }

    @Test
    void is_no_stored_data() {
      assertThat(fixed(4, Scheme.SYMMETRIC, 1).encode(row(3, -0.5f)).ranges()).isEmpty();
    }

    @Test
    void stops_the_gradient_outside_and_passes_it_at_the_ends() {
      float above = Math.nextUp(1f);
      INDArray latent = row(-above, -1, -0.5f, -0f, 0, 0.5f, 1, above, Float.NaN);
      INDArray upstream = row(1, 2, 3, 4, 5, 6, 7, 8, 9);

      assertThat(Tensors.toArray(fixed(4, Scheme.SYMMETRIC, 1).pseudoGradient(latent, upstream)))
          .containsExactly(0, 2, 3, 4, 5, 6, 7, 0, 0);
      assertThat(Tensors.toArray(fixed(4, Scheme.AFFINE, 1).pseudoGradient(latent, upstream)))
          .containsExactly(0, 0, 0, 4, 5, 6, 7, 0, 0);
    }

    @Test
    void clips_latents_where_it_is_symmetric() {
      assertThat(fixed(4, Scheme.SYMMETRIC, 0.75).latentLimit()).hasValue(0.75);
      assertThat(fixed(4, Scheme.AFFINE, 0.75).latentLimit()).isEmpty();
    }
  }

  @Nested
  class RangeOfTheData {

    @Test
    void is_one_for_each_channel_where_asked() {
      Quantizer quantizer = data(2, Scheme.AFFINE, Granularity.PER_CHANNEL, Encoding.OFFSET_BINARY);
      QuantizedTensor stored =
          quantizer.encode(Tensors.of(new float[] {0, 1, 3, -30, -20, 0, 5, 5, 5}, 3, 1, 3));

      assertThat(stored.ranges()).containsExactly(0, 3, -30, 0, 5, 5);
      assertThat(Tensors.toArray(quantizer.decode(stored)))
          .containsExactly(0, 1, 3, -30, -20, 0, 5, 5, 5);
    }

    @Test
    void passes_the_whole_gradient() {
      assertThat(Tensors.toArray(affine(4).pseudoGradient(row(-100, 0, 100), row(1, -2, 3))))
          .containsExactly(1, -2, 3);
      assertThat(affine(4).latentLimit()).isEmpty();
    }

    @Test
    void that_a_fault_changed_changes_what_is_read() {
      QuantizedTensor stored = affine(2).encode(row(0, 3));

      assertThat(affine(2).valueAt(stored.withRanges(new float[] {0, 6}), 1)).isEqualTo(6);
    }

    @Test
    void of_one_value_gives_that_value_for_every_code() {
      QuantizedTensor stored = affine(8).encode(row(0.731f, 0.731f));
      for (int bit = 0; bit < 8; bit++) {
        stored.codes().flip(bit);
        assertThat(affine(8).valueAt(stored, 0)).isEqualTo(0.731f);
      }
    }

    @Test
    void of_nothing_but_zeros_stores_the_code_of_zero() {
      assertThat(codes(symmetric(4, Encoding.TWOS_COMPLEMENT).encode(row(0, -0f, 0))))
          .containsExactly(0, 0, 0);
    }

    @Test
    void may_be_as_wide_as_floats_go() {
      float most = Float.MAX_VALUE;
      assertThat(quantized(affine(8), -most, most, most / 255))
          .containsExactly(-most, most, most / 255);
    }
  }

  @Nested
  class FastPath {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void equals_decoding_what_was_encoded_to_the_last_bit(int bits) {
      Random random = new Random(bits);
      float[] values = new float[3 * 5000];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      INDArray latent = Tensors.of(values, 3, 50, 100);
      for (Scheme scheme : Scheme.values()) {
        for (Granularity granularity : Granularity.values()) {
          for (Range range : Range.values()) {
            Quantizer quantizer =
                new UniformFactory()
                    .create(
                        new UniformParameters(
                            bits, scheme, granularity, Encoding.OFFSET_BINARY, range, 0.7));

            assertThat(Tensors.toArray(quantizer.quantize(latent)))
                .containsExactly(
                    Tensors.toArray(quantizer.decode(quantizer.encode(latent))), within(0f));
          }
        }
      }
    }

    @Test
    void is_off_by_at_most_half_a_step() {
      Random random = new Random(3);
      float[] values = new float[20_000];
      for (int i = 0; i < values.length; i++) {
        values[i] = 2 * random.nextFloat() - 1;
      }
      values[0] = -1;
      values[1] = 1;
      float[] q = quantized(affine(8), values);

      for (int i = 0; i < values.length; i++) {
        assertThat(q[i]).isCloseTo(values[i], within(1 / 255f + 1e-7f));
      }
    }
  }

  @Nested
  class Refuses {

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void values_that_are_no_finite_numbers_wherever_they_are(float wrong) {
      for (int place : new int[] {0, 5000, 9999}) {
        float[] values = new float[10_000];
        values[place] = wrong;
        for (Quantizer quantizer : new Quantizer[] {affine(4), fixed(4, Scheme.SYMMETRIC, 1)}) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> quantizer.quantize(row(values)))
              .withMessage(
                  "cannot quantize a tensor with NaN or infinite values: every value must be finite");
          assertThatIllegalArgumentException()
              .isThrownBy(() -> quantizer.encode(row(values)))
              .withMessageContaining("must be finite");
        }
      }
    }
  }
}
