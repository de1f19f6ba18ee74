package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.bitmargin.report.EnergyAtTarget.Reach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EnergyAtTargetTest {
  private static final double[] ENERGIES = {100, 80, 60};

  private static Reach lowest(double target, double... accuracies) {
    return EnergyAtTarget.lowest(ENERGIES, accuracies, target);
  }

  @Nested
  class OneChip {
    @Test
    void is_interpolated_between_the_points_around_the_target() {
      // From 90 % at 80 nJ to 80 % at 60 nJ, 89 % lies a tenth of the way: 78 nJ.
      assertThat(lowest(0.89, 0.91, 0.90, 0.80).nanojoule()).isCloseTo(78, within(1e-9));
      assertThat(lowest(0.905, 0.91, 0.90, 0.80).nanojoule()).isCloseTo(90, within(1e-9));
    }

    @Test
    void meets_a_target_that_is_measured_exactly() {
      // 0.9 - 0.01 must not fall below 890/1000 by rounding.
      assertThat(lowest(0.9 - 0.01, 0.9, 0.89, 0.8).nanojoule()).isCloseTo(80, within(1e-9));
    }

    @Test
    void is_a_bound_where_even_the_lowest_energy_is_within_the_drop() {
      assertThat(lowest(0.7, 0.91, 0.90, 0.80)).isEqualTo(new Reach(60, true));
    }

    @Test
    void is_not_reached_where_even_the_mildest_point_misses_it() {
      assertThat(lowest(0.92, 0.91, 0.93, 0.80).isReached()).isFalse();
    }

    @Test
    void ends_at_the_first_fall_of_a_curve_that_recovers() {
      assertThat(lowest(0.89, 0.91, 0.87, 0.90).nanojoule()).isCloseTo(90, within(1e-9));
    }

    @Test
    void never_pays_more_for_a_worse_point() {
      // A memory whose energy rises with its errors: the mildest point is the cheapest.
      double[] rising = {50, 60, 70};
      double[] accuracies = {0.91, 0.9, 0.8};
      assertThat(EnergyAtTarget.lowest(rising, accuracies, 0.85).nanojoule()).isEqualTo(50);
    }

    @Property(tries = 200)
    void grows_with_the_target_and_stays_within_what_was_measured(
        @ForAll @Size(3) double @DoubleRange(min = 0, max = 1) [] accuracies) {
      double before = 0;
      for (double target : new double[] {0.1, 0.3, 0.5, 0.7, 0.9}) {
        Reach reach = lowest(target, accuracies);
        if (!reach.isReached()) {
          assertThat(accuracies[0]).isLessThan(target);
          return;
        }
        assertThat(reach.nanojoule()).isBetween(60.0, 100.0);
        assertThat(reach.nanojoule()).isGreaterThanOrEqualTo(before - 1e-9);
        before = reach.nanojoule();
      }
    }
  }

  @Nested
  class Saving {
    private EnergyAtTarget reaches(Reach... reaches) {
      var byChip = new TreeMap<Long, Reach>();
      for (int i = 0; i < reaches.length; i++) {
        byChip.put((long) i, reaches[i]);
      }
      return new EnergyAtTarget(byChip);
    }

    private EnergyAtTarget exact(double... energies) {
      return reaches(
          Arrays.stream(energies).mapToObj(e -> new Reach(e, false)).toArray(Reach[]::new));
    }

    @Test
    void is_the_mean_over_chips_with_its_t_interval() {
      // 10, 20 and 30 % saved: mean 20 %, s = 10 %, t(2) = 4.3027, ± 4.3027·0.1/√3 = 0.24841
      EnergySaving saving = EnergySaving.of(exact(90, 160, 70), exact(100, 200, 100)).orElseThrow();
      assertThat(saving.mean()).isCloseTo(0.2, within(1e-12));
      assertThat(saving.interval().orElseThrow().halfWidth()).isCloseTo(0.248413771, within(1e-8));
      assertThat(saving.chips()).isEqualTo(3);
      assertThat(saving.bound()).isEqualTo(EnergySaving.Bound.EXACT);
    }

    @Test
    void counts_only_chips_on_which_both_get_there() {
      EnergyAtTarget some = reaches(new Reach(50, false), Reach.NOT, new Reach(80, false));
      EnergySaving saving = EnergySaving.of(some, exact(100, 100, 100)).orElseThrow();
      assertThat(saving.chips()).isEqualTo(2);
      assertThat(saving.mean()).isCloseTo(0.35, within(1e-12));
      assertThat(EnergySaving.of(reaches(Reach.NOT), exact(100))).isEmpty();
      assertThat(some.reached()).isEqualTo(2);
      assertThat(some.mean()).isEqualTo(65);
    }

    @Test
    void is_a_bound_where_one_side_ends_too_early_and_open_where_both_do() {
      EnergyAtTarget bounded = reaches(new Reach(60, true), new Reach(70, false));
      assertThat(EnergySaving.of(bounded, exact(100, 100)).orElseThrow().bound())
          .isEqualTo(EnergySaving.Bound.AT_LEAST);
      assertThat(EnergySaving.of(exact(50, 50), bounded).orElseThrow().bound())
          .isEqualTo(EnergySaving.Bound.AT_MOST);
      assertThat(EnergySaving.of(bounded, bounded).orElseThrow().bound())
          .isEqualTo(EnergySaving.Bound.OPEN);
    }

    @Test
    void has_no_interval_where_chips_do_not_vary() {
      assertThat(EnergySaving.of(exact(90), exact(100)).orElseThrow().interval()).isEmpty();
    }
  }
}
