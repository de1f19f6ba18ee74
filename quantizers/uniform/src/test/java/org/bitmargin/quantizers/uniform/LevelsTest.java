package org.bitmargin.quantizers.uniform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class LevelsTest {

  @Property
  void the_ends_are_met_exactly(
      @ForAll float a, @ForAll float b, @ForAll @IntRange(min = 2, max = 255) int steps) {
    Assume.that(a < b);

    assertThat(Levels.value(a, b, steps, 0)).isEqualTo(a + 0f);
    assertThat(Levels.value(a, b, steps, steps)).isEqualTo(b + 0f);
  }

  @Property
  void the_middle_of_a_symmetric_range_is_exactly_0(
      @ForAll @FloatRange(min = 0) float bound, @ForAll @IntRange(min = 1, max = 127) int k) {
    assertThat(Levels.value(-bound, bound, 2 * k, k)).isEqualTo(0f);
  }

  @Property
  void a_range_of_no_width_has_one_value_whatever_the_code(
      @ForAll float x, @ForAll @IntRange(min = 2, max = 255) int steps) {
    Levels levels = new Levels(x, x, steps);

    assertThat(levels.number(x)).isEqualTo(steps / 2);
    for (int k = -1; k <= steps + 1; k++) {
      assertThat(Levels.value(x, x, steps, k)).isEqualTo(x + 0f);
    }
  }

  @Property
  void a_value_goes_to_a_nearest_level(
      @ForAll @FloatRange(min = -1e6f, max = 1e6f) float a,
      @ForAll @FloatRange(min = -1e6f, max = 1e6f) float b,
      @ForAll @FloatRange(min = 0, max = 1) float share,
      @ForAll @IntRange(min = 2, max = 255) int steps) {
    float low = Math.min(a, b);
    float high = Math.max(a, b);
    float x = Math.min(high, Math.max(low, (float) (low + (double) share * ((double) high - low))));
    float q = Levels.value(low, high, steps, new Levels(low, high, steps).number(x));

    double step = ((double) high - low) / steps;
    double rounding = Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
    assertThat(Math.abs((double) q - x)).isLessThanOrEqualTo(step / 2 + rounding);
  }

  @Property
  void a_level_stays_where_it_is_however_narrow_the_range(
      @ForAll float low,
      @ForAll @IntRange(min = 0, max = 2000) int ulps,
      @ForAll @IntRange(min = 2, max = 255) int steps,
      @ForAll @IntRange(min = 0, max = 255) int k) {
    float high = low;
    for (int i = 0; i < ulps; i++) {
      high = Math.nextUp(high);
    }
    Assume.that(Float.isFinite(high));
    float level = Levels.value(low, high, steps, Math.min(k, steps));

    int again = new Levels(low, high, steps).number(level);

    assertThat(Levels.value(low, high, steps, again)).isEqualTo(level);
  }

  @Property
  void a_level_stays_where_it_is_however_wide_the_range(
      @ForAll float a,
      @ForAll float b,
      @ForAll @IntRange(min = 2, max = 255) int steps,
      @ForAll @IntRange(min = 0, max = 255) int k) {
    Assume.that(a < b);
    float level = Levels.value(a, b, steps, Math.min(k, steps));

    int again = new Levels(a, b, steps).number(level);

    assertThat(Levels.value(a, b, steps, again)).isEqualTo(level);
  }

  @Property
  void what_lies_outside_goes_to_the_end_it_is_at(@ForAll float x) {
    int number = new Levels(-1, 1, 14).number(x);

    assertThat(number).isBetween(0, 14);
    if (x > 1) {
      assertThat(number).isEqualTo(14);
    }
    if (x < -1) {
      assertThat(number).isZero();
    }
  }
}
