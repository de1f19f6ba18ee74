package org.bitmargin.faults.fefet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.Reference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureTest {
  private final FefetFactory factory = new FefetFactory();

  private FefetParameters parameters(double temperature, double growth01, double growth10) {
    return new FefetParameters(temperature, 0.02, 0.01, growth01, growth10, Lifetime.PER_INFERENCE);
  }

  @Nested
  class Rates {

    /** 0.02·e^(0.02·ΔT) and 0.01·e^(0.01·ΔT). */
    @ParameterizedTest
    @CsvSource({"25, 0.02, 0.01", "75, 0.0543656, 0.0164872", "-25, 0.00735759, 0.00606531"})
    void follow_the_temperature_each_in_its_own_way(double temperature, double p01, double p10) {
      var rates = parameters(temperature, 0.02, 0.01).rates();

      assertThat(rates.p01()).isCloseTo(p01, withinPercentage(1e-3));
      assertThat(rates.p10()).isCloseTo(p10, withinPercentage(1e-3));
    }

    @Test
    void by_default_make_zeros_fail_twice_as_often_as_ones() {
      var rates = factory.defaults().rates();

      assertThat(rates.p01()).isCloseTo(2 * rates.p10(), within(1e-15));
    }

    @Test
    void are_those_of_the_stored_bits_that_really_turn() {
      int n = 400_000;
      MemoryLayout layout = MemoryLayout.of(1, n);
      PackedBits halves = new PackedBits(1, n);
      for (int i = 0; i < n / 2; i++) {
        halves.set(i, 1);
      }
      FefetParameters hot = parameters(85, 0.02, 0.005);
      FaultMap chip = factory.create(hot).sample(layout, new SplittableRandom(3));
      double ones = 0;
      double zeros = 0;
      for (long site : chip.flips(new MemoryImage(layout, List.of(halves)), 1)) {
        ones += site < n / 2 ? 1 : 0;
        zeros += site < n / 2 ? 0 : 1;
      }

      double expected01 = hot.rates().p01() * n / 2;
      double expected10 = hot.rates().p10() * n / 2;
      assertThat(zeros).isCloseTo(expected01, within(5 * Math.sqrt(expected01)));
      assertThat(ones).isCloseTo(expected10, within(5 * Math.sqrt(expected10)));
      assertThat(zeros).isGreaterThan(4 * ones);
    }

    @Test
    void of_a_cooler_memory_are_a_severity_where_both_directions_grow_alike() {
      FaultModel hot = factory.create(parameters(85, 0.02, 0.02));
      FaultModel cool = factory.create(parameters(25, 0.02, 0.02));

      assertThat(hot.severityOf(cool).orElseThrow()).isCloseTo(Math.exp(-1.2), within(1e-12));
      assertThat(factory.create(parameters(85, 0.02, 0.01)).severityOf(cool)).isEmpty();
    }
  }

  @Test
  void lifetimes_are_those_of_reading() {
    for (Lifetime lifetime :
        List.of(Lifetime.PER_CHIP, Lifetime.PER_INFERENCE, Lifetime.PER_ACCESS)) {
      assertThat(factory.create(new FefetParameters(25, 0.01, 0.005, 0, 0, lifetime)).lifetime())
          .isEqualTo(lifetime);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FefetParameters(25, 0.01, 0.005, 0, 0, Lifetime.PER_WRITE))
        .withMessageContainingAll("was per-write", "when the memory is read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FefetParameters(25, 0.01, 0.005, 0, 0, null))
        .withMessage("lifetime is missing: per-chip or per-inference or per-access");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-56, 151, Double.NaN})
  void a_temperature_out_of_range_is_refused(double temperature) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(temperature, 0, 0))
        .withMessage("temperature must lie in [-55, 150] (°C), was " + temperature);
  }

  @Test
  void rates_that_grow_beyond_1_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(125, 0.05, 0))
        .withMessageContainingAll("p01 would be 2.9", "at 125.0 °C", "lower growth01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FefetParameters(25, -0.01, 0, 0, 0, Lifetime.PER_CHIP))
        .withMessageStartingWith("rate01 must be a fraction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters(25, Double.NaN, 0))
        .withMessageStartingWith("growth01 must be finite");
  }

  /** NVMExplorer: 0.705 and 18.9 pJ a word of 64 bits, 0.617 mW of 1 MiB. */
  @Test
  void energy_is_that_of_the_array() {
    var energy = factory.create(factory.defaults()).energy().orElseThrow();

    assertThat(energy.point()).isEqualTo(energy.nominal());
    assertThat(energy.point().read() * 64).isCloseTo(0.705, within(1e-12));
    assertThat(energy.point().write() * 64).isCloseTo(18.9, withinPercentage(0.5));
    assertThat(energy.point().leakage() * 8 * 1024 * 1024 / 1e6).isCloseTo(0.617, within(1e-3));
  }

  @ParameterizedTest
  @EnumSource(names = {"READ", "ASSUMED"})
  void what_is_assumed_stands_beside_what_is_published(Reference.Standing standing) {
    assertThat(factory.sources()).extracting(Reference::standing).contains(standing);
  }

  @Test
  void the_operating_curve_is_what_the_model_does() {
    var curve = factory.operatingCurve().orElseThrow();

    assertThat(curve.parameter()).isEqualTo("temperature");
    assertThat(curve.points()).contains(85).isSorted();
    assertThat(curve.bitErrorRates()[17])
        .isEqualTo(factory.create(factory.defaults()).bitErrorRate());
  }
}
