package org.bitmargin.faults.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.burst.BurstParameters.Along;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BurstModelTest {

  private static FaultModel model(double pGB, double pBG, double badRate, double goodRate) {
    return new BurstFactory()
        .create(
            new BurstParameters(pGB, pBG, badRate, goodRate, Along.ADDRESSES, Lifetime.PER_CHIP));
  }

  @Nested
  class OperatingPoints {

    @Test
    void have_the_rate_of_the_long_run() {
      assertThat(model(0.1, 0.3, 0.8, 0.04).bitErrorRate())
          .isCloseTo(0.25 * 0.8 + 0.75 * 0.04, within(1e-15));
    }

    @Test
    void differ_in_how_often_a_burst_begins() {
      // π from 0.2 to 0.1: pGB = 0.2 · 0.1 / 0.9.
      FaultModel half = model(0.05, 0.2, 0.5, 0).at(0.05);
      FaultModel same = model(0.2 * 0.1 / 0.9, 0.2, 0.5, 0);
      MemoryLayout layout = MemoryLayout.of(8, 9999);

      assertThat(same.bitErrorRate()).isCloseTo(0.05, within(1e-15));
      assertThat(half.sample(layout, new SplittableRandom(1)).size())
          .isEqualTo(same.sample(layout, new SplittableRandom(1)).size());
    }

    @Test
    void end_where_a_burst_follows_a_burst() {
      // pGB + pBG = 1 at π = 1 − pBG.
      assertThat(model(0.01, 0.25, 0.5, 0).at(0.375).bitErrorRate()).isEqualTo(0.375);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.01, 0.25, 0.5, 0).at(0.38))
          .withMessageContainingAll("0.38 is out of reach", "mean length 4.0", "error rate 0.5")
          .withMessageMatching(".*allowed is \\[0, 0\\.37[45].*");
    }

    @Test
    void of_a_memory_without_errors_is_rate_0_alone() {
      assertThat(model(0, 0.25, 0.5, 0).at(0).bitErrorRate()).isZero();
      assertThat(
              model(0.1, 0.25, 0, 0).sample(MemoryLayout.of(8, 99), new SplittableRandom(1)).size())
          .isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> model(0, 0.25, 0.5, 0).at(0.01));
    }

    @Test
    void of_the_same_bursts_share_their_chips() {
      FaultModel frequent = model(0.05, 0.2, 0.5, 0);
      assertThat(frequent.severityOf(frequent.at(0.025))).hasValue(0.25);
      assertThat(frequent.severityOf(model(0.02, 0.2, 0.5, 0)).orElseThrow())
          .isCloseTo(0.02 / 0.22 / 0.2, within(1e-12));
      assertThat(frequent.severityOf(model(0.02, 0.25, 0.5, 0))).isEmpty();
      assertThat(frequent.severityOf(model(0.02, 0.2, 0.4, 0))).isEmpty();
      assertThat(frequent.at(0.01).severityOf(frequent)).isEmpty();
      FaultModel background = model(0.05, 0.2, 0.5, 0.01);
      assertThat(background.severityOf(background.at(0.01))).isPresent();
      assertThat(background.severityOf(model(0.02, 0.2, 0.5, 0.01))).isEmpty();
    }
  }

  @Nested
  class Parameters {

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void that_are_no_fractions_are_refused(double p) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(p, 0.1, 0.1, 0))
          .withMessage("pGB must be a fraction in [0, 1] (1 % is 0.01), was " + p);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, p, 0.1, 0))
          .withMessageStartingWith("pBG must be a fraction");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, 0.1, p, 0))
          .withMessageStartingWith("badRate must be a fraction");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, 0.1, 0.1, p))
          .withMessageStartingWith("goodRate must be a fraction");
    }

    @Test
    void that_make_no_bursts_are_refused_with_the_reason() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, 0, 0.1, 0))
          .withMessage("pBG must be above 0, or a burst never ends");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.6, 0.5, 0.1, 0))
          .withMessageContainingAll("at most 1", "0.6 and 0.5");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, 0.5, 0.1, 0.2))
          .withMessage("goodRate must not exceed badRate (0.1), was 0.2");
    }

    @Test
    void that_leave_out_the_order_or_the_lifetime_are_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BurstParameters(0.1, 0.1, 0.1, 0, null, Lifetime.PER_CHIP))
          .withMessage("along must be addresses, rows or columns");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BurstParameters(0.1, 0.1, 0.1, 0, Along.ROWS, null))
          .withMessageStartingWith("lifetime is missing: per-chip");
    }

    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void carry_the_lifetime(Lifetime lifetime) {
      var parameters = new BurstParameters(0.1, 0.1, 0.1, 0, Along.ROWS, lifetime);
      assertThat(new BurstFactory().create(parameters).at(0.01).lifetime()).isEqualTo(lifetime);
    }
  }

  @Test
  void every_access_meets_bursts_of_its_own() {
    FaultModel model = model(0.05, 0.2, 0.5, 0);
    MemoryLayout layout = MemoryLayout.of(8, 999);
    var chip = model.sample(layout, new SplittableRandom(1));

    assertThat(model.access(chip, layout, new SplittableRandom(2)))
        .isEqualTo(model.sample(layout, new SplittableRandom(2)))
        .isNotEqualTo(chip);
  }
}
