package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ToleranceTest {

  @Test
  void is_interpolated_between_the_measured_rates() {
    // 90 % at 0, 88 % at 1 %, 80 % at 2 %: a drop of 5 points lies 3/8 of the way from 1 % to 2 %.
    Curve curve =
        new Rows()
            .add(Rows.MCEL, 0, 900)
            .add(Rows.MCEL, 0.01, 880)
            .add(Rows.MCEL, 0.02, 800)
            .curve();
    assertThat(Tolerance.of(curve, 0.05).orElseThrow().rate()).isCloseTo(0.01375, within(1e-12));
    assertThat(Tolerance.of(curve, 0.01).orElseThrow().rate()).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void is_open_above_where_accuracy_never_falls_that_far() {
    Curve curve = new Rows().add(Rows.MCEL, 0, 900).add(Rows.MCEL, 0.02, 899).curve();
    Tolerance tolerance = Tolerance.of(curve, 0.01).orElseThrow();
    assertThat(tolerance.rate()).isInfinite();
    assertThat(tolerance.highest()).isEqualTo(0.02);
  }

  @Test
  void is_the_first_crossing_of_a_curve_that_recovers() {
    Curve curve =
        new Rows()
            .add(Rows.MCEL, 0, 900)
            .add(Rows.MCEL, 0.01, 860)
            .add(Rows.MCEL, 0.02, 900)
            .curve();
    assertThat(Tolerance.of(curve, 0.02).orElseThrow().rate()).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void has_the_interval_at_which_the_bounds_of_the_drop_cross() {
    // Drops at 1 %: .02 and .04, mean .03, t(1) = 12.706 → .03 ± .12706; at 0 all chips agree.
    Curve curve = new Rows().add(Rows.MCEL, 0, 900, 900).add(Rows.MCEL, 0.01, 880, 860).curve();
    Tolerance tolerance = Tolerance.of(curve, 0.01).orElseThrow();
    assertThat(tolerance.rate()).isCloseTo(0.01 / 3, within(1e-12));
    Bounds interval = tolerance.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(0.01 * 0.01 / (0.03 + 0.12706204736), within(1e-9));
    assertThat(interval.high()).isInfinite();
  }

  @Test
  void has_no_interval_for_a_single_chip() {
    Curve curve = new Rows().add(Rows.MCEL, 0, 900).add(Rows.MCEL, 0.01, 800).curve();
    assertThat(Tolerance.of(curve, 0.01).orElseThrow().interval()).isEmpty();
  }

  @Test
  void needs_the_fault_free_network() {
    Curve curve = new Rows().add(Rows.MCEL, 0.001, 900).add(Rows.MCEL, 0.01, 800).curve();
    assertThat(Tolerance.of(curve, 0.01)).isEmpty();
  }

  @Property(tries = 200)
  void lies_in_its_interval_and_grows_with_the_drop(
      @ForAll @Size(6) int @IntRange(min = 500, max = 900) [] correct) {
    Curve curve =
        new Rows()
            .add(Rows.MCEL, 0, 900, 900, 900)
            .add(Rows.MCEL, 0.01, Arrays.copyOf(correct, 3))
            .add(Rows.MCEL, 0.03, Arrays.copyOfRange(correct, 3, 6))
            .curve();
    double before = 0;
    for (double drop : new double[] {0.01, 0.02, 0.05, 0.2}) {
      Tolerance tolerance = Tolerance.of(curve, drop).orElseThrow();
      Bounds interval = tolerance.interval().orElseThrow();
      assertThat(interval.low()).isLessThanOrEqualTo(tolerance.rate());
      assertThat(interval.high()).isGreaterThanOrEqualTo(tolerance.rate());
      assertThat(tolerance.rate()).isGreaterThanOrEqualTo(before);
      before = tolerance.rate();
    }
  }

  @Test
  void area_is_the_mean_height_of_the_trapezoids() {
    // 90 → 80 over the first third, 80 → 50 over the rest: (85 + 2·65) / 3
    Curve curve =
        new Rows()
            .add(Rows.MCEL, 0, 900)
            .add(Rows.MCEL, 0.01, 800)
            .add(Rows.MCEL, 0.03, 500)
            .curve();
    assertThat(Area.of(curve).orElseThrow().mean()).isCloseTo(2.15 / 3, within(1e-12));
    assertThat(Area.of(curve).orElseThrow().interval()).isEmpty();
  }
}
