package org.bitmargin.models.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Scheme;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LatticeLevelsTest {

  @Test
  void symmetric_levels_lie_around_zero() {
    for (int bits = 2; bits <= 8; bits++) {
      int highest = (1 << bits - 1) - 1;
      assertThat(LatticeLevels.of(Uniform.activations(bits, Scheme.SYMMETRIC, 0.75)))
          .contains(new LatticeLevels(-highest, highest, 0.75 / highest));
    }
  }

  @Test
  void affine_levels_start_at_zero() {
    for (int bits = 2; bits <= 8; bits++) {
      int highest = (1 << bits) - 1;
      assertThat(LatticeLevels.of(Uniform.activations(bits, Scheme.AFFINE, 1)))
          .contains(new LatticeLevels(0, highest, 1.0 / highest));
    }
  }

  @Test
  void a_range_from_the_data_has_no_levels_of_its_own() {
    assertThat(LatticeLevels.of(Uniform.weights(4))).isEmpty();
  }

  @Test
  void full_precision_has_no_levels() {
    assertThat(LatticeLevels.of(FullPrecision.INSTANCE)).isEmpty();
  }

  @Test
  void a_quantizer_that_does_not_round_to_the_nearest_level_is_not_taken_for_one() {
    Quantizer down = new Thirds(0);
    Quantizer nearest = new Thirds(0.5);
    assertThat(LatticeLevels.of(down)).isEmpty();
    assertThat(LatticeLevels.of(nearest)).contains(new LatticeLevels(0, 3, 1));
  }

  /** Levels 0, 1, 2, 3. */
  private static final class Thirds extends TestQuantizer {
    private final double offset;

    Thirds(double offset) {
      super(2);
      this.offset = offset;
    }

    @Override
    public float valueAt(QuantizedTensor stored, long index) {
      return stored.codes().get(index);
    }

    @Override
    public INDArray quantize(INDArray latent) {
      return Tensors.map(
          latent,
          (x, length) -> {
            for (int i = 0; i < length; i++) {
              x[i] = (float) Math.max(0, Math.min(3, Math.floor(x[i] + offset)));
            }
          });
    }
  }
}
