package org.bitmargin.quantizers.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class BinaryQuantizerTest {
  private static final float ABOVE_1 = Math.nextUp(1f);

  private final Quantizer quantizer = new BinaryFactory().create(new BinaryParameters());

  private float[] quantized(float... latents) {
    return Tensors.toArray(quantizer.quantize(Tensors.of(latents, latents.length)));
  }

  private float[] gradient(float[] latents, float... upstream) {
    return Tensors.toArray(
        quantizer.pseudoGradient(
            Tensors.of(latents, latents.length), Tensors.of(upstream, upstream.length)));
  }

  @Nested
  class Forward {

    @Test
    void is_the_sign_with_both_zeros_positive() {
      assertThat(quantized(2, 0, -0f, -2, Float.MIN_VALUE, -Float.MIN_VALUE))
          .containsExactly(1, 1, 1, -1, 1, -1);
    }

    @Test
    void takes_infinity_by_its_sign() {
      assertThat(quantized(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY))
          .containsExactly(1, -1);
    }

    @Test
    void refuses_what_has_no_sign() {
      INDArray latent = Tensors.of(new float[] {1, Float.NaN, -1}, 3);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> quantizer.quantize(latent))
          .withMessageContainingAll("NaN", "every value must be a number");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> quantizer.encode(latent))
          .withMessageContaining("NaN");
    }
  }

  @Nested
  class Storage {

    @Test
    void holds_a_1_for_plus_1_and_a_0_for_minus_1_and_nothing_else() {
      QuantizedTensor stored = quantizer.encode(Tensors.of(new float[] {3, -3, 0, -0f, -1}, 5));

      assertThat(stored.codes().words()).containsExactly(0b01101L);
      assertThat(stored.ranges()).isEmpty();
    }

    @Test
    void fills_words_of_64_values() {
      float[] latents = new float[130];
      Arrays.fill(latents, -1);
      latents[63] = latents[64] = latents[129] = 1;

      PackedBits codes = quantizer.encode(Tensors.of(latents, 130)).codes();

      assertThat(codes.words()).containsExactly(1L << 63, 1L, 2L);
    }

    @Test
    void reads_a_flipped_bit_as_the_other_sign() {
      QuantizedTensor stored = quantizer.encode(Tensors.of(new float[] {1, -1}, 2));
      stored.codes().flip(0);
      stored.codes().flip(1);

      assertThat(Tensors.toArray(quantizer.decode(stored))).containsExactly(-1, 1);
    }
  }

  @Nested
  class PseudoGradient {

    @Test
    void passes_up_to_1_and_at_0_and_stops_beyond() {
      float[] latents = {0, -0f, 0.5f, 1, -1, ABOVE_1, -ABOVE_1, 7};

      assertThat(gradient(latents, 1, 2, 3, 4, 5, 6, 7, 8)).containsExactly(1, 2, 3, 4, 5, 0, 0, 0);
    }

    @Test
    void stops_where_the_latent_is_no_number_and_keeps_an_upstream_that_is_none() {
      assertThat(gradient(new float[] {Float.NaN, Float.NEGATIVE_INFINITY}, 1, 1))
          .containsExactly(0, 0);
      assertThat(gradient(new float[] {0.5f}, Float.NaN)).containsExactly(Float.NaN);
    }

    @Test
    void comes_with_latents_clipped_to_where_it_passes() {
      assertThat(quantizer.latentLimit()).hasValue(1);
    }
  }
}
