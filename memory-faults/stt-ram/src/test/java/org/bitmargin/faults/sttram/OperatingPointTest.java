package org.bitmargin.faults.sttram;

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
import org.junit.jupiter.params.provider.ValueSource;

class OperatingPointTest {
  private final SttRamFactory factory = new SttRamFactory();

  @Nested
  class Energy {

    /** NVMExplorer: read 4.37 pJ, write 43.5 pJ a word of 64 bits in 2 ns, 22 mW of 2 MiB. */
    @Test
    void is_that_of_the_modelled_array_at_its_pulse() {
      var point = factory.create(Points.written(2, 1)).energy().orElseThrow().point();

      assertThat(point.read() * 64).isCloseTo(4.37, within(1e-12));
      assertThat(point.write() * 64).isCloseTo(43.5, within(1e-12));
      assertThat(point.leakage() * 8 * 2 * 1024 * 1024 / 1e6).isCloseTo(22, within(1e-9));
    }

    @Test
    void of_a_write_goes_with_its_pulse_and_that_of_a_read_does_not() {
      var energy = factory.create(Points.written(6, 2)).energy().orElseThrow();

      assertThat(energy.point().write() * 64).isCloseTo(3 * 43.5, within(1e-9));
      assertThat(energy.nominal().write() * 64).isCloseTo(5 * 43.5, within(1e-9));
      assertThat(energy.point().read()).isEqualTo(energy.nominal().read());
    }

    @Test
    void at_a_bit_error_rate_is_that_of_the_pulse_that_has_it() {
      FaultModel any = factory.create(Points.written(9, 2));
      double rate = factory.create(Points.written(5, 2)).bitErrorRate();

      assertThat(any.at(rate).energy().orElseThrow().point().write() * 64)
          .isCloseTo(2.5 * 43.5, withinPercentage(1e-6));
      assertThat(any.at(0).energy().orElseThrow().point())
          .isEqualTo(any.energy().orElseThrow().nominal());
    }

    @Test
    void is_unknown_at_a_rate_below_what_waiting_costs() {
      FaultModel old = factory.create(Points.kept(40, 3e8, 0, Spread.NORMAL));

      assertThat(old.at(0.1).energy()).isEmpty();
      assertThat(old.energy()).isPresent();
    }
  }

  @Test
  void the_operating_curve_is_what_the_model_does() {
    var curve = factory.operatingCurve().orElseThrow();

    assertThat(curve.parameter()).isEqualTo("pulse");
    assertThat(curve.points()[12]).isEqualTo(6);
    assertThat(curve.bitErrorRates()[12])
        .isEqualTo(factory.create(factory.defaults()).bitErrorRate());
  }

  @Nested
  class Refused {

    private void refused(Supplier<SttRamParameters> parameters, String... parts) {
      assertThatIllegalArgumentException()
          .isThrownBy(parameters::get)
          .withMessageContainingAll(parts);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -60, Double.NaN, Double.POSITIVE_INFINITY})
    void is_a_stability_that_is_none(double stability) {
      refused(
          () -> Points.kept(stability, 1, 0, Spread.NORMAL),
          "stability must be above 0",
          "was " + stability);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, Double.NaN})
    void is_a_current_that_writes_nothing(double overdrive) {
      refused(
          () ->
              new SttRamParameters(
                  6, overdrive, 60, 1, 1, 0, Spread.NORMAL, 0, 0, 0, 1, 1, Lifetime.PER_WRITE),
          "overdrive must be above 1",
          "was " + overdrive);
    }

    @Test
    void is_whatever_else_makes_no_sense() {
      refused(() -> Points.written(0, 1), "pulse must be above 0 (ns), was 0.0");
      refused(() -> Points.written(6, 0.5), "asymmetry must be at least 1", "was 0.5");
      refused(() -> Points.kept(60, -1, 0, Spread.NORMAL), "retention must be 0 or more (s)");
      refused(() -> Points.kept(60, 1, -0.1, Spread.NORMAL), "spread must be 0 or more");
      refused(() -> Points.kept(60, 1, 0.2, Spread.NORMAL), "below 0.125", "use lognormal");
      refused(() -> Points.kept(60, 1, 0.2, null), "distribution is missing: normal or lognormal");
      refused(() -> Points.read(-1, 0.3, 1), "reads must be 0 or more");
      refused(() -> Points.read(1, 1, 1), "readCurrent must lie in [0, 1)", "a read is a write");
      refused(() -> Points.read(1, 0.3, 2), "disturbedBit must be 0 or 1, was 2");
    }

    @Test
    void is_any_lifetime_but_that_of_the_write() {
      refused(
          () ->
              new SttRamParameters(
                  6, 2, 60, 1, 1, 0, Spread.NORMAL, 0, 0, 0, 1, 1, Lifetime.PER_CHIP),
          "lifetime must be per-write, was per-chip: each write leaves errors of its own");
      refused(
          () -> new SttRamParameters(6, 2, 60, 1, 1, 0, Spread.NORMAL, 0, 0, 0, 1, 1, null),
          "lifetime is missing: per-write");
    }
  }
}
