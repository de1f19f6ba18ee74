package org.bitmargin.faults.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.Supplier;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatingPointTest {
  private final DramFactory factory = new DramFactory();

  private double rate(DramParameters parameters) {
    return factory.create(parameters).bitErrorRate();
  }

  @Nested
  class Voltage {

    /**
     * CMU-SAFARI/DRAM-Voltage-Study: share of 64-byte lines with an error, median of the modules.
     */
    @ParameterizedTest
    @CsvSource({
      "A, 1.10, 0.089",
      "B, 1.05, 2.7e-4",
      "B, 1.025, 0.11",
      "B, 1.075, 3.0e-6",
      "C, 1.20, 0.20",
      "C, 1.25, 2.1e-4"
    })
    void has_as_many_lines_with_errors_as_measured(Vendor vendor, double voltage, double lines) {
      double rate = rate(Points.voltage(vendor, voltage));
      assertThat(1 - Math.pow(1 - rate, 512)).isCloseTo(lines, withinPercentage(2));
    }

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void lets_errors_vanish_on_the_way_up(Vendor vendor) {
      double before = 1;
      for (double voltage = vendor.lowest(); voltage < 1.35; voltage += 0.005) {
        double rate = rate(Points.voltage(vendor, voltage));
        assertThat(rate).isLessThanOrEqualTo(before);
        before = rate;
      }
      assertThat(before).isZero();
    }

    /** Half way between two voltages the rate is the geometric mean. */
    @Test
    void is_interpolated_in_the_logarithm_of_the_rate() {
      double mean =
          Math.sqrt(rate(Points.voltage(Vendor.B, 1.025)) * rate(Points.voltage(Vendor.B, 1.05)));
      assertThat(rate(Points.voltage(Vendor.B, 1.0375))).isCloseTo(mean, withinPercentage(1e-6));
    }

    @Test
    void is_what_the_operating_curve_turns() {
      var curve = factory.operatingCurve().orElseThrow();
      assertThat(curve.parameter()).isEqualTo("voltage");
      assertThat(curve.points()[10]).isEqualTo(1.05);
      assertThat(curve.bitErrorRates()[10]).isEqualTo(rate(factory.defaults()));
      assertThat(curve.bitErrorRates()).doesNotContain(0);
    }
  }

  @Nested
  class Refreshing {

    /** Derived from the same study's counts of bits with errors. */
    @ParameterizedTest
    @CsvSource({"20, 1, 1.3e-10", "20, 2, 3.8e-9", "70, 1, 3.0e-9", "70, 2, 1.5e-7"})
    void meets_the_measured_rates(double celsius, double seconds, double rate) {
      assertThat(rate(Points.retention(seconds, celsius))).isCloseTo(rate, withinPercentage(1e-6));
    }

    @Test
    void goes_between_them_by_the_logarithms() {
      assertThat(rate(Points.retention(Math.sqrt(2), 20)))
          .isCloseTo(Math.sqrt(1.3e-10 * 3.8e-9), withinPercentage(1e-6));
      assertThat(rate(Points.retention(1, 45)))
          .isCloseTo(Math.sqrt(1.3e-10 * 3.0e-9), withinPercentage(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.064, 0.128, 0.256})
    void in_time_leaves_no_errors(double seconds) {
      assertThat(rate(Points.retention(seconds, 70))).isZero();
      assertThat(rate(Points.retention(0.3, 70))).isPositive();
    }
  }

  @Nested
  class OfTheSameMemory {

    @Test
    void is_a_severity_of_a_worse_one() {
      FaultModel worse = factory.create(Points.voltage(Vendor.B, 1.03));
      FaultModel milder = factory.create(Points.voltage(Vendor.B, 1.05));

      assertThat(worse.severityOf(milder).orElseThrow())
          .isCloseTo(milder.bitErrorRate() / worse.bitErrorRate(), within(1e-15));
      assertThat(milder.severityOf(worse)).isEmpty();
      assertThat(worse.severityOf(factory.create(Points.voltage(Vendor.C, 1.25)))).isEmpty();
      assertThat(
              factory
                  .create(Points.retention(2, 70))
                  .severityOf(factory.create(Points.retention(1, 20))))
          .isPresent();
    }

    @Test
    void ends_where_every_cell_that_can_be_weak_is() {
      FaultModel lines =
          factory.create(Points.weak(ErrorModel.BITLINE, 0.01, 0.5, 0.1, Lifetime.PER_CHIP));

      assertThat(lines.at(0.05).bitErrorRate()).isEqualTo(0.05);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> lines.at(0.06))
          .withMessageContainingAll(
              "0.06 is out of reach", "0.1 of the cells can be weak", "0.5", "[0, 0.05]");
    }
  }

  @Nested
  class Energy {

    @ParameterizedTest
    @CsvSource({"1.35, 1", "1.05, 0.60494", "1.20, 0.79012"})
    void goes_with_the_square_of_the_voltage(double voltage, double share) {
      var energy = factory.create(Points.voltage(Vendor.B, voltage)).energy().orElseThrow();

      // Horowitz: 640 pJ for 32 bits.
      assertThat(energy.nominal().read() * 32).isEqualTo(640);
      assertThat(energy.point().read()).isCloseTo(20 * share, withinPercentage(0.01));
      assertThat(energy.point().write()).isCloseTo(20 * share, withinPercentage(0.01));
    }

    @Test
    void at_a_rate_is_that_of_the_voltage_which_has_it() {
      FaultModel any = factory.create(Points.voltage(Vendor.B, 1.09));
      double rate = rate(Points.voltage(Vendor.B, 1.04));

      assertThat(any.at(rate).energy().orElseThrow().point().read())
          .isCloseTo(20 * 1.04 * 1.04 / 1.35 / 1.35, withinPercentage(1e-6));
      assertThat(any.at(0).energy().orElseThrow().point().read()).isEqualTo(20);
      assertThat(any.at(0.1).energy()).isEmpty();
    }

    @Test
    void of_rarer_refreshes_is_not_known_to_be_less() {
      var energy = factory.create(Points.retention(2, 70)).energy().orElseThrow();

      assertThat(energy.point()).isEqualTo(energy.nominal());
    }
  }

  @Nested
  class Refused {

    private void refused(Supplier<DramParameters> parameters, String... parts) {
      assertThatIllegalArgumentException()
          .isThrownBy(parameters::get)
          .withMessageContainingAll(parts);
    }

    @Test
    void is_a_voltage_that_was_not_measured() {
      refused(
          () -> Points.voltage(Vendor.B, 1.0),
          "voltage must lie in [1.025, 1.35] (V, measured for vendor B), was 1.0");
      refused(() -> Points.voltage(Vendor.A, 1.05), "[1.1, 1.35]", "vendor A");
      refused(() -> Points.voltage(Vendor.C, 1.4), "[1.15, 1.35]", "was 1.4");
      refused(() -> Points.voltage(Vendor.C, Double.NaN), "was NaN");
      refused(() -> Points.voltage(null, 1.2), "vendor is missing: a, b or c");
    }

    @Test
    void is_a_refresh_that_was_not_measured() {
      refused(
          () -> Points.retention(3, 70), "refreshInterval must lie in (0, 2.048] (s", "was 3.0");
      refused(() -> Points.retention(0, 70), "refreshInterval", "was 0.0");
      refused(() -> Points.retention(1, 85), "temperature must lie in [20.0, 70.0]", "was 85.0");
    }

    @Test
    void is_what_is_no_fraction() {
      for (double wrong : new double[] {-0.1, 1.5, Double.NaN}) {
        refused(
            () -> Points.weak(ErrorModel.UNIFORM, wrong, 0.5, 0.1, Lifetime.PER_CHIP),
            "weakCells must be a fraction in [0, 1]",
            "was " + wrong);
        refused(
            () -> Points.weak(ErrorModel.UNIFORM, 0, wrong, 0.1, Lifetime.PER_CHIP),
            "failure must");
        refused(
            () -> Points.weak(ErrorModel.UNIFORM, 0, 0, wrong, Lifetime.PER_CHIP),
            "weakLines must");
        refused(() -> Points.dataDependent(0, wrong, 0, Lifetime.PER_CHIP), "failure0 must");
        refused(() -> Points.dataDependent(0, 0, wrong, Lifetime.PER_CHIP), "failure1 must");
      }
    }

    @Test
    void are_more_weak_cells_than_fit_on_the_weak_lines() {
      DramParameters parameters =
          Points.weak(ErrorModel.WORDLINE, 0.2, 0.5, 0.1, Lifetime.PER_CHIP);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.create(parameters))
          .withMessageContainingAll("0.1 is out of reach", "0.1 of the cells can be weak");
    }

    @Test
    void are_lifetimes_that_would_redraw_the_weak_cells() {
      refused(
          () -> Points.weak(ErrorModel.UNIFORM, 0, 0, 0.1, Lifetime.PER_INFERENCE),
          "must be per-access or per-chip, was per-inference",
          "set in manufacture");
      refused(
          () -> Points.weak(ErrorModel.UNIFORM, 0, 0, 0.1, null),
          "lifetime is missing: per-access or per-chip");
    }
  }
}
