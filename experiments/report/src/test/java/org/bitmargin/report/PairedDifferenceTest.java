package org.bitmargin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Expected numbers: SciPy 1.17.1 (ttest_rel, wilcoxon exact, fisher_exact). */
class PairedDifferenceTest {
  private static final double[] LOSS = {.912, .905, .908, .899, .917, .903, .910, .906, .901, .914};
  private static final double[] BASE = {
    .901, .8995, .902, .897, .902, .9042, .9005, .9027, .8965, .901
  };

  @Nested
  class OverChips {
    private final PairedDifference d = PairedDifference.of(LOSS, BASE, 10_000);

    @Test
    void is_tested_by_the_paired_t_test_with_its_interval() {
      assertThat(d.kind()).isEqualTo(Estimate.Kind.CHIPS);
      assertThat(d.mean()).isCloseTo(0.00686, within(1e-12));
      assertThat(d.p()).isCloseTo(0.002229316782903976, within(1e-9));
      assertThat(d.interval().low()).isCloseTo(0.003185327011141258, within(1e-10));
      assertThat(d.interval().high()).isCloseTo(0.010534672988858807, within(1e-10));
    }

    @Test
    void has_the_exact_signed_rank_test_beside_it() {
      assertThat(d.wilcoxon()).isCloseTo(0.00390625, within(1e-12));
    }

    @Test
    void has_cohens_d_z_as_effect_size() {
      assertThat(d.effect()).isCloseTo(1.33545172314308, within(1e-9));
    }

    @Test
    void turns_round_with_its_arguments() {
      PairedDifference back = PairedDifference.of(BASE, LOSS, 10_000);
      assertThat(back.mean()).isCloseTo(-d.mean(), within(1e-15));
      assertThat(back.p()).isCloseTo(d.p(), within(1e-12));
      assertThat(back.interval().low()).isCloseTo(-d.interval().high(), within(1e-12));
    }
  }

  @Nested
  class OverImages {
    @Test
    void is_used_where_the_chips_do_not_differ() {
      double[] loss = {.9134, .9134, .9134};
      double[] base = {.9040, .9040, .9040};
      PairedDifference d = PairedDifference.of(loss, base, 10_000);
      assertThat(d.kind()).isEqualTo(Estimate.Kind.IMAGES);
      assertThat(d.p()).isCloseTo(0.02240392051053681, within(1e-9));
      assertThat(d.interval()).isEqualTo(Intervals.ofDifference(9134, 9040, 10_000));
      assertThat(d.wilcoxon()).isNaN();
      assertThat(d.effect()).isNaN();
    }

    @Test
    void finds_nothing_in_equal_counts() {
      double[] all = {1.0};
      PairedDifference d = PairedDifference.of(all, all, 100);
      assertThat(d.p()).isEqualTo(1);
      assertThat(d.mean()).isZero();
    }
  }
}
