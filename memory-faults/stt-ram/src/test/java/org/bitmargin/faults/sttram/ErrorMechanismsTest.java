package org.bitmargin.faults.sttram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.faults.technology.ErrorRates;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMechanismsTest {
  private static final double TEN_YEARS = 10 * 365.25 * 24 * 3600;
  private final SttRamFactory factory = new SttRamFactory();

  @Nested
  class Writing {

    /** Evaluated apart from this code: Δ 60, i 2, τ = 2, 4, 6, 8 → .75, .025, 4.5e-4, 8e-6. */
    @ParameterizedTest
    @CsvSource({"2, 0.75", "4, 0.025", "6, 4.5e-4", "8, 8.3e-6"})
    void fails_as_the_formula_says_whatever_the_asymmetry(double pulse, double rate) {
      for (double asymmetry : new double[] {1, 1.5, 2, 100}) {
        assertThat(factory.create(Points.written(pulse, asymmetry)).bitErrorRate())
            .isCloseTo(rate, withinPercentage(2));
      }
    }

    @Test
    void at_a_longer_pulse_or_a_higher_current_fails_less_with_the_published_tail() {
      double at10 = Junction.writeError(60, 2, 10);
      double at11 = Junction.writeError(60, 2, 11);
      assertThat(at10 / at11).isCloseTo(Math.exp(2), within(1e-5));
      assertThat(Junction.writeError(60, 3, 10)).isLessThan(1e-6 * at10);
      assertThat(Junction.writeError(60, 2, 400)).isZero();
      assertThat(Junction.writeError(60, 2, 0)).isEqualTo(1);
    }

    @Test
    void of_a_1_fails_more_often_than_of_a_0() {
      ErrorRates rates = Points.rates(Points.written(4, 3));
      assertThat(rates.p10()).isCloseTo(3 * rates.p01(), within(1e-15));
      // Writes of a 1 that all fail leave the rest to those of a 0.
      ErrorRates shortest = Points.rates(Points.written(2, 3));
      assertThat(shortest.p10()).isEqualTo(1);
      assertThat(shortest.mean()).isCloseTo(0.7454, within(1e-4));
    }

    @Test
    void leaves_zeros_where_ones_were_stored_in_that_proportion() {
      int n = 600_000;
      MemoryLayout layout = MemoryLayout.of(1, n);
      PackedBits halves = new PackedBits(1, n);
      for (int i = 0; i < n / 2; i++) {
        halves.set(i, 1);
      }
      FaultMap write = factory.create(Points.written(4, 3)).sample(layout, new SplittableRandom(8));
      double ones = 0;
      double zeros = 0;
      for (long site : write.flips(new MemoryImage(layout, List.of(halves)), 1)) {
        ones += site < n / 2 ? 1 : 0;
        zeros += site < n / 2 ? 0 : 1;
      }
      double expected10 = 0.02504 * 1.5 * n / 2;
      double expected01 = 0.02504 * 0.5 * n / 2;
      assertThat(ones).isCloseTo(expected10, within(5 * Math.sqrt(expected10)));
      assertThat(zeros).isCloseTo(expected01, within(5 * Math.sqrt(expected01)));
    }

    @Test
    void with_a_longer_pulse_is_a_severity_of_a_shorter_one() {
      var worse = factory.create(Points.written(4, 2));
      var milder = factory.create(Points.written(6, 2));
      assertThat(worse.severityOf(milder).orElseThrow())
          .isCloseTo(milder.bitErrorRate() / worse.bitErrorRate(), within(1e-12));
      assertThat(worse.severityOf(factory.create(Points.written(6, 3)))).isEmpty();
    }
  }

  @Nested
  class Waiting {

    /** Evaluated apart from this code: 10 years, Δ 40 → .74, 50 → 6e-5, 60 → 2.8e-9. */
    @ParameterizedTest
    @CsvSource({"40, 0.74", "50, 6.09e-5", "60, 2.76e-9"})
    void loses_the_state_by_the_barrier(double stability, double rate) {
      ErrorRates rates = Points.rates(Points.kept(stability, TEN_YEARS, 0, Spread.NORMAL));
      assertThat(rates.mean()).isCloseTo(rate, withinPercentage(1));
      assertThat(rates.p01()).isEqualTo(rates.p10());
    }

    /** Two out of three times against a million cells of random stability. */
    @ParameterizedTest
    @EnumSource(Spread.class)
    void is_averaged_over_cells_of_different_stability(Spread law) {
      SplittableRandom random = new SplittableRandom(6);
      double seconds = 3600;
      double sum = 0;
      int cells = 1_000_000;
      for (int i = 0; i < cells; i++) {
        double z = random.nextGaussian();
        double factor = law == Spread.NORMAL ? 1 + 0.1 * z : Math.exp(0.1 * z);
        sum += 1 - Math.exp(-seconds / (1e-9 * Math.exp(35 * factor)));
      }
      double averaged = Points.rates(Points.kept(35, seconds, 0.1, law)).mean();
      assertThat(averaged).isCloseTo(sum / cells, withinPercentage(2));
      assertThat(averaged)
          .isGreaterThan(1.1 * Points.rates(Points.kept(35, seconds, 0, law)).mean());
    }

    @Test
    void with_hardly_any_spread_is_as_with_none() {
      double none = Points.rates(Points.kept(50, TEN_YEARS, 0, Spread.NORMAL)).mean();
      assertThat(Points.rates(Points.kept(50, TEN_YEARS, 1e-6, Spread.LOGNORMAL)).mean())
          .isCloseTo(none, withinPercentage(1e-3));
    }
  }

  @Nested
  class Reading {

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void disturbs_one_stored_bit_only(int disturbed) {
      ErrorRates rates = Points.rates(Points.read(1e9, 0.5, disturbed));
      double expected = 1 - Math.exp(-1e9 * Math.exp(-20));
      assertThat(disturbed == 1 ? rates.p10() : rates.p01())
          .isCloseTo(expected, withinPercentage(1e-6));
      assertThat(disturbed == 1 ? rates.p01() : rates.p10()).isZero();
    }

    @Test
    void disturbs_more_with_every_read_and_with_the_current() {
      double once = Points.rates(Points.read(1, 0.5, 1)).p10();
      assertThat(once).isCloseTo(Math.exp(-20), withinPercentage(1e-6));
      assertThat(Points.rates(Points.read(1000, 0.5, 1)).p10())
          .isCloseTo(1000 * once, withinPercentage(0.01));
      assertThat(Points.rates(Points.read(1, 0.6, 1)).p10())
          .isCloseTo(once * Math.exp(4), withinPercentage(0.01));
      assertThat(Points.rates(Points.read(0, 0.5, 1)).p10()).isZero();
      assertThat(Points.rates(Points.read(1e300, 0.9, 1)).p10()).isEqualTo(1);
    }
  }

  /** w, then r either way, then d towards 0: followed by hand. */
  @Test
  void mechanisms_act_one_after_the_other() {
    var parameters =
        new SttRamParameters(
            4, 2, 20, 1, 1, 0, Spread.NORMAL, 0.1, 1e3, 0.5, 1, 1, Lifetime.PER_WRITE);
    double w = Junction.writeError(20, 2, 4);
    double r = 1 - Math.exp(-0.1e9 * Math.exp(-20));
    double d = 1 - Math.exp(-1e3 * Math.exp(-10));
    double wrong = w * (1 - r) + (1 - w) * r;

    ErrorRates rates = Points.rates(parameters);
    assertThat(rates.p01()).isCloseTo(wrong * (1 - d), withinPercentage(1e-9));
    assertThat(1 - rates.p10()).isCloseTo((1 - wrong) * (1 - d), withinPercentage(1e-9));
  }
}
