package org.bitmargin.models.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against the layers one by one, each rounding to float. */
class LatticeMapTest {
  private static final LatticeLevels LEVELS = new LatticeLevels(-7, 7, 1.0 / 7);

  private static int oneByOne(float x, float bias, float scale, float shift) {
    float y = scale * (x + bias) + shift;
    float clipped = Float.isNaN(y) ? -1 : Math.max(-1, Math.min(1, y));
    return (int) Math.floor(clipped * 7.0 + 0.5);
  }

  private static int mapped(float x, float bias, float scale, float shift, LatticeLevels levels) {
    Affine norm = new Affine(new float[] {scale}, new float[] {shift});
    LatticeMap map = LatticeMap.of(norm, new float[] {bias}, levels);
    float[] value = {x};
    LatticeMap.apply(value, map.factor(), map.shift(), map.low(), map.high());
    return (int) Math.rint(value[0]);
  }

  @Test
  void ordinary_numbers_go_to_the_level_the_layers_choose() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      float x = (float) random.nextDouble(-3, 3);
      float bias = (float) random.nextDouble(-1, 1);
      float scale = (float) random.nextDouble(-2, 2);
      float shift = (float) random.nextDouble(-1, 1);
      double place = (scale * ((double) x + bias) + shift) * 7 + 0.5;
      if (Math.abs(place - Math.rint(place)) > 1e-5) {
        assertThat(mapped(x, bias, scale, shift, LEVELS))
            .isEqualTo(oneByOne(x, bias, scale, shift));
      }
    }
  }

  @Test
  void a_middle_between_two_levels_goes_up() {
    LatticeLevels quarters = new LatticeLevels(-4, 4, 0.25);
    for (int n = -4; n < 4; n++) {
      assertThat(mapped(n * 0.25f + 0.125f, 0, 1, 0, quarters)).isEqualTo(n + 1);
    }
  }

  @Test
  void levels_outside_hardtanh_are_not_reached() {
    LatticeLevels wide = new LatticeLevels(-7, 7, 2.0 / 7);
    assertThat(mapped(100, 0, 1, 0, wide)).isEqualTo(4);
    assertThat(mapped(-100, 0, 1, 0, wide)).isEqualTo(-3);
  }

  @Test
  void infinite_huge_and_NaN_parameters_lead_where_the_layers_lead() {
    float[] wild = {
      0,
      -0f,
      1,
      -1,
      0.25f,
      3e38f,
      -3e38f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY
    };
    for (float scale : wild) {
      for (float shift : wild) {
        for (float bias : wild) {
          if (isHuge(shift) && (isHuge(scale) || isHuge(scale * bias))) {
            continue; // Two huge numbers may overflow, or cancel and leave rounding.
          }
          for (float x : new float[] {0, 0.7f, -0.7f, 300, -300}) {
            assertThat(mapped(x, bias, scale, shift, LEVELS))
                .as("x %s bias %s scale %s shift %s", x, bias, scale, shift)
                .isEqualTo(oneByOne(x, bias, scale, shift));
          }
        }
      }
    }
  }

  private static boolean isHuge(float x) {
    return Math.abs(x) > 1e30;
  }
}
