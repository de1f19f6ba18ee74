package org.bitmargin.models.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Scheme;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatticeCodesTest {

  private static QuantizedTensor stored(Quantizer quantizer, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[channels * 50];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-0.4, 0.7);
    }
    QuantizedTensor stored = quantizer.encode(Tensors.of(values, channels, 50));
    for (int i = 0; i < stored.codes().size(); i++) {
      stored.codes().set(i, random.nextInt()); // Codes only a fault can produce are among them.
    }
    return stored;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8})
  void origin_and_step_read_every_code_as_its_quantizer_does(int bits) {
    for (Quantizer quantizer : Uniform.allWeights(bits)) {
      QuantizedTensor stored = stored(quantizer, 3, bits);
      LatticeCodes codes = LatticeCodes.of(quantizer).orElseThrow();
      LatticeCodes.Grid grid = codes.grid(stored).orElseThrow();
      float[] expected = Tensors.toArray(quantizer.decode(stored));
      float[] read = new float[expected.length];
      for (int i = 0; i < read.length; i++) {
        int number = codes.numbers()[stored.codes().get(i)];
        assertThat(number).isBetween(-128, 127);
        read[i] = grid.origin()[i / 50] + grid.step()[i / 50] * number;
      }
      assertThat(read).containsExactly(expected, Offset.offset(5e-7f));
    }
  }

  @Test
  void a_symmetric_scheme_has_its_origin_at_zero() {
    for (Encoding encoding : Encoding.values()) {
      Quantizer quantizer = Uniform.weights(4, Scheme.SYMMETRIC, encoding, Granularity.PER_TENSOR);
      QuantizedTensor stored = stored(quantizer, 2, 1);
      assertThat(LatticeCodes.of(quantizer).orElseThrow().grid(stored).orElseThrow().origin())
          .containsOnly(0);
    }
  }

  @Nested
  class ranges_that_came_from_a_faulty_memory {
    private final Quantizer quantizer = Uniform.weights(4);
    private final LatticeCodes codes = LatticeCodes.of(quantizer).orElseThrow();

    private QuantizedTensor between(float low, float high) {
      return new QuantizedTensor(new long[] {1, 4}, new PackedBits(4, 4), new float[] {low, high});
    }

    @Test
    void may_have_no_width() {
      LatticeCodes.Grid grid = codes.grid(between(0.25f, 0.25f)).orElseThrow();
      assertThat(grid.origin()).containsExactly(0.25f);
      assertThat(grid.step()).containsExactly(0);
    }

    @Test
    void may_be_upside_down() {
      assertThat(codes.grid(between(1, -1)).orElseThrow().step()[0]).isNegative();
    }

    @Test
    void are_no_lattice_where_they_are_not_finite_or_too_large_to_sum() {
      assertThat(codes.grid(between(Float.NaN, 1))).isEmpty();
      assertThat(codes.grid(between(-1, Float.POSITIVE_INFINITY))).isEmpty();
      assertThat(codes.grid(between(-1e30f, 1))).isEmpty();
      assertThat(codes.grid(between(-1e20f, 1))).isPresent();
    }
  }

  @Test
  void codes_that_are_not_equally_spaced_are_none() {
    Quantizer squares =
        new TestQuantizer(3) {
          @Override
          public float valueAt(QuantizedTensor stored, long index) {
            int code = stored.codes().get(index);
            return code * code;
          }
        };
    assertThat(LatticeCodes.of(squares)).isEmpty();
    assertThat(LatticeCodes.of(FullPrecision.INSTANCE)).isEmpty();
  }
}
