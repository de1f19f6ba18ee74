package org.bitmargin.faults.sram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoltageTest {
  private final SramFactory factory = new SramFactory();

  private FaultModel at(double voltage) {
    return factory.create(new SramParameters(voltage, Lifetime.PER_CHIP));
  }

  @Nested
  class BitErrorRate {

    /** Stutz et al., MLSys 2021 poster, read from its plot. */
    @ParameterizedTest
    @CsvSource({"0.750, 0.205", "0.792, 0.056", "0.833, 0.011", "0.875, 0.0013", "0.917, 0.000065"})
    void meets_the_measured_points(double voltage, double rate) {
      assertThat(at(voltage).bitErrorRate()).isCloseTo(rate, withinPercentage(1));
    }

    /** Phi((0.7054 - v)/0.0553), worked out with another library; worst at 0.875. */
    @ParameterizedTest
    @CsvSource({
      "0.65, 0.84199",
      "0.70, 0.53890",
      "0.80, 0.043564",
      "0.85, 0.0044727",
      "0.95, 4.8719e-6"
    })
    void stays_near_the_normal_law_fitted_to_them(double voltage, double rate) {
      assertThat(at(voltage).bitErrorRate()).isCloseTo(rate, withinPercentage(11));
    }

    @Test
    void falls_with_the_voltage_to_5e_8_at_vmin() {
      double before = 1;
      for (int i = 1; i <= 1000; i++) {
        double rate = at(i / 1000.0).bitErrorRate();
        assertThat(rate).isLessThanOrEqualTo(before).isPositive();
        before = rate;
      }
      assertThat(before).isCloseTo(5e-8, withinPercentage(5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-4, 0.01, 0.1, 0.3, 0.9})
    void has_the_voltage_that_has_it(double rate) {
      assertThat(FailureVoltage.bitErrorRate(FailureVoltage.voltage(rate)))
          .isCloseTo(rate, withinPercentage(1e-6));
    }

    @Test
    void is_what_the_operating_curve_shows() {
      var curve = factory.operatingCurve().orElseThrow();

      assertThat(curve.parameter()).isEqualTo("voltage");
      for (int i = 0; i < curve.points().length; i++) {
        assertThat(curve.bitErrorRates()[i]).isEqualTo(at(curve.points()[i]).bitErrorRate());
      }
    }
  }

  @Nested
  class Chips {
    private final MemoryLayout layout = MemoryLayout.of(8, 25_000);

    @Test
    void at_lower_voltages_have_the_faults_of_higher_ones_at_the_rates_of_both() {
      FaultModel lowest = at(0.75);
      FaultMap chip = lowest.sample(layout, new SplittableRandom(5));
      MemoryImage zeros = new MemoryImage(layout, List.of(new PackedBits(8, 25_000)));
      long[] worse = chip.flips(zeros, 1);
      for (double voltage : new double[] {0.76, 0.792, 0.81, 0.833, 0.86}) {
        FaultModel model = at(voltage);
        double severity = lowest.severityOf(model).orElseThrow();
        long[] flips = chip.flips(zeros, severity);

        long[] among = worse;
        assertThat(worse).hasSizeGreaterThan(flips.length);
        assertThat(LongStream.of(flips)).allMatch(flip -> Arrays.binarySearch(among, flip) >= 0);
        double expected = model.bitErrorRate() * layout.bitCount();
        assertThat((double) flips.length).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        worse = flips;
      }
    }

    @Test
    void of_a_higher_voltage_do_not_contain_those_of_a_lower_one() {
      assertThat(at(0.833).severityOf(at(0.75))).isEmpty();
    }

    @Test
    void read_wrong_whatever_is_stored() {
      FaultMap chip = at(0.8).sample(layout, new SplittableRandom(5));
      for (int i = 0; i < chip.size(); i++) {
        assertThat(chip.onset01(i)).isEqualTo(chip.onset10(i));
      }
    }

    @Test
    void of_odd_sizes_and_widths_are_drawn() {
      assertThat(at(0.75).sample(MemoryLayout.of(1, 0), new SplittableRandom(1)).size()).isZero();
      assertThat(at(0.6).sample(MemoryLayout.of(1, 13), new SplittableRandom(1)).size())
          .isBetween(1, 13);
      assertThat(at(0.2).sample(MemoryLayout.of(8, 3), new SplittableRandom(1)).size())
          .isEqualTo(24);
    }
  }

  @Nested
  class Energy {

    /** Stutz et al.: .70 at 1 % and .77 at .1 % of the energy at Vmin. */
    @ParameterizedTest
    @CsvSource({"0.01, 0.70", "0.001, 0.77"})
    void meets_the_published_savings(double rate, double share) {
      var energy = at(0.9).at(rate).energy().orElseThrow();

      assertThat(energy.point().read() / energy.nominal().read()).isCloseTo(share, within(0.005));
      assertThat(energy.point().write() / energy.nominal().write()).isCloseTo(share, within(0.005));
    }

    /** NVMExplorer: 1.13 and 17.0 pJ a word of 64 bits, 56 mW of 2 MiB. */
    @Test
    void is_that_of_the_array_at_vmin() {
      var nominal = at(0.8).energy().orElseThrow().nominal();

      assertThat(nominal.read() * 64).isCloseTo(1.13, within(1e-12));
      assertThat(nominal.write() * 64).isCloseTo(17.0, within(1e-12));
      assertThat(nominal.leakage() * 8 * 2 * 1024 * 1024 / 1e6).isCloseTo(56, within(1e-9));
    }

    @Test
    void goes_with_the_square_of_the_voltage() {
      assertThat(at(0.8).energy().orElseThrow().point().read())
          .isCloseTo(0.64 * 1.13 / 64, withinPercentage(1e-6));
      assertThat(at(0.8).at(0).energy().orElseThrow().point().read())
          .isCloseTo(1.13 / 64, withinPercentage(1e-6));
      assertThat(at(0.8).at(1).energy().orElseThrow().point().read()).isZero();
    }
  }

  @Nested
  class Refused {

    @ParameterizedTest
    @ValueSource(doubles = {1.0001, 1.2, Double.POSITIVE_INFINITY})
    void is_a_voltage_above_vmin_as_it_has_no_faults(double voltage) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(voltage))
          .withMessage(
              "voltage must lie in (0, 1], the share of Vmin, above which there are no faults, was "
                  + voltage);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, Double.NaN})
    void is_a_voltage_that_is_none(double voltage) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> at(voltage))
          .withMessage("voltage must lie in (0, 1], the share of Vmin, was " + voltage);
    }

    @Test
    void is_any_lifetime_but_that_of_the_chip() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SramParameters(0.8, Lifetime.PER_INFERENCE))
          .withMessageContainingAll("must be per-chip, was per-inference", "manufacture");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SramParameters(0.8, null))
          .withMessage("lifetime is missing: per-chip");
    }
  }
}
