package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Expected numbers: SciPy 1.17.1 (stats.t, stats.binomtest, formulas in NumPy) where not exact. */
class IntervalsTest {

  @Nested
  class StudentT {
    @Test
    void has_the_quantile_2_01_at_fifty_chips() {
      // stats.t.ppf(0.975, 49); mean 0 and s = sqrt(50) leave the bare quantile
      Bounds bounds = Intervals.ofMean(0, Math.sqrt(50), 50);
      assertThat(bounds.high()).isCloseTo(2.0095752371292392, within(1e-9));
      assertThat(bounds.low()).isCloseTo(-2.0095752371292392, within(1e-9));
    }

    @Test
    void has_the_quantile_12_7_at_two_chips() {
      assertThat(Intervals.ofMean(0, Math.sqrt(2), 2).high())
          .isCloseTo(12.706204736174694, within(1e-8));
    }

    @Test
    void of_ten_accuracies() {
      double[] x = {.912, .905, .908, .899, .917, .903, .910, .906, .901, .914};
      Moments moments = Moments.of(x);
      assertThat(moments.mean()).isCloseTo(0.9075, within(1e-12));
      assertThat(moments.sd()).isCloseTo(0.005797509043642034, within(1e-12));
      Bounds bounds = Intervals.ofMean(moments.mean(), moments.sd(), 10);
      assertThat(bounds.low()).isCloseTo(0.9033527118682032, within(1e-10));
      assertThat(bounds.high()).isCloseTo(0.9116472881317967, within(1e-10));
    }
  }

  @Nested
  class Wilson {
    @Test
    void of_9000_in_10000() {
      Bounds bounds = Intervals.ofProportion(9000, 10_000);
      assertThat(bounds.low()).isCloseTo(0.8939656314740893, within(1e-10));
      assertThat(bounds.high()).isCloseTo(0.9057271698293695, within(1e-10));
    }

    @Test
    void stays_within_zero_and_one_at_the_ends() {
      assertThat(Intervals.ofProportion(0, 20).low()).isEqualTo(0);
      assertThat(Intervals.ofProportion(0, 20).high())
          .isCloseTo(0.16112515805281935, within(1e-10));
      assertThat(Intervals.ofProportion(20, 20).low()).isCloseTo(0.8388748419471808, within(1e-10));
      assertThat(Intervals.ofProportion(20, 20).high()).isCloseTo(1, within(1e-12));
    }

    @Property
    void holds_the_proportion(
        @ForAll @IntRange(min = 1, max = 50_000) int trials,
        @ForAll @IntRange(max = 50_000) int k) {
      int successes = k % (trials + 1);
      Bounds bounds = Intervals.ofProportion(successes, trials);
      double p = (double) successes / trials;
      assertThat(bounds.low()).isBetween(0.0, p + 1e-12);
      assertThat(bounds.high()).isBetween(p - 1e-12, 1.0);
    }
  }

  @Nested
  class Newcombe {
    @Test
    void of_56_and_48_in_80() {
      Bounds bounds = Intervals.ofDifference(56, 48, 80);
      assertThat(bounds.low()).isCloseTo(-0.04721346544684102, within(1e-10));
      assertThat(bounds.high()).isCloseTo(0.24136609343096738, within(1e-10));
    }

    @Test
    void turns_round_with_its_arguments() {
      Bounds ab = Intervals.ofDifference(9134, 9040, 10_000);
      Bounds ba = Intervals.ofDifference(9040, 9134, 10_000);
      assertThat(ab.low()).isCloseTo(0.0014152252778424496, within(1e-10));
      assertThat(ab.high()).isCloseTo(0.01738994053177589, within(1e-10));
      assertThat(ba.low()).isCloseTo(-ab.high(), within(1e-12));
      assertThat(ba.high()).isCloseTo(-ab.low(), within(1e-12));
    }
  }

  @Nested
  class Choice {
    @Test
    void chips_that_differ_get_the_t_interval() {
      Estimate estimate = Estimate.of(new double[] {.80, .82, .78, .81, .79}, 1000);
      assertThat(estimate.kind()).isEqualTo(Estimate.Kind.CHIPS);
      assertThat(estimate.sd()).isCloseTo(0.015811388300841875, within(1e-12));
      assertThat(estimate.interval().low()).isCloseTo(0.7803675683852245, within(1e-10));
      assertThat(estimate.interval().high()).isCloseTo(0.8196324316147756, within(1e-10));
      assertThat(estimate.min()).isEqualTo(.78);
      assertThat(estimate.max()).isEqualTo(.82);
    }

    @Test
    void one_chip_gets_wilson_over_its_images() {
      Estimate estimate = Estimate.of(new double[] {0.9}, 10_000);
      assertThat(estimate.kind()).isEqualTo(Estimate.Kind.IMAGES);
      assertThat(estimate.interval()).isEqualTo(Intervals.ofProportion(9000, 10_000));
      assertThat(estimate.sd()).isZero();
    }

    @Test
    void chips_that_agree_get_wilson_even_where_their_mean_rounds() {
      double[] same = new double[10];
      Arrays.fill(same, 0.9123);
      assertThat(Arrays.stream(same).sum() / 10).isNotEqualTo(0.9123);
      Estimate estimate = Estimate.of(same, 10_000);
      assertThat(estimate.sd()).isZero();
      assertThat(estimate.interval()).isEqualTo(Intervals.ofProportion(9123, 10_000));
    }
  }
}
