package org.bitmargin.faults.rram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Supplier;
import org.bitmargin.api.Lifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RramParametersTest {
  private final RramFactory factory = new RramFactory();

  private void refused(Supplier<RramParameters> parameters, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(parameters::get)
        .withMessageContainingAll(parts);
  }

  private static RramParameters of(Mechanism mechanism, Lifetime lifetime) {
    return new RramParameters(mechanism, 0.1, 0.1, 1, 2, 5, Coding.GRAY, 0.01, lifetime);
  }

  @Test
  void that_make_no_sense_are_refused() {
    refused(() -> Points.stuck(-0.1, 0, 1), "stuckLow must be a fraction in [0, 1]", "was -0.1");
    refused(() -> Points.stuck(0.7, 0.4, 1), "at most 1 together", "were 0.7 and 0.4");
    refused(() -> Points.stuck(0.1, 0.1, 2), "lowResistanceBit must be 0 or 1, was 2");
    refused(() -> Points.levels(0, 5, Coding.GRAY), "bitsPerCell must lie in 1 to 4, was 0");
    refused(() -> Points.levels(5, 5, Coding.GRAY), "bitsPerCell must lie in 1 to 4, was 5");
    refused(() -> Points.levels(3, 0, Coding.GRAY), "separation must be above 0", "was 0.0");
    refused(() -> Points.levels(3, 5, null), "coding is missing: gray or binary");
    refused(() -> Points.lowPower(3.3), "rate must be a fraction", "1 % is 0.01", "was 3.3");
    refused(() -> of(null, Lifetime.PER_CHIP), "mechanism is missing: stuck-at, multi-level");
  }

  @Test
  void have_the_lifetime_of_their_mechanism() {
    refused(() -> of(Mechanism.STUCK_AT, Lifetime.PER_WRITE), "must be per-chip", "for good");
    refused(
        () -> of(Mechanism.MULTI_LEVEL, Lifetime.PER_CHIP),
        "must be per-write",
        "until it is programmed again");
    refused(() -> of(Mechanism.LOW_POWER, Lifetime.PER_INFERENCE), "must be per-write");
    refused(() -> of(Mechanism.LOW_POWER, null), "lifetime is missing: per-write");
  }

  /** NVMExplorer: 6.18 and 49.7 pJ a word of 64 bits, 12 mW of 2 MiB. */
  @ParameterizedTest
  @EnumSource(Mechanism.class)
  void have_the_energy_of_the_array(Mechanism mechanism) {
    Lifetime lifetime = mechanism == Mechanism.STUCK_AT ? Lifetime.PER_CHIP : Lifetime.PER_WRITE;
    var energy = factory.create(of(mechanism, lifetime)).energy().orElseThrow();

    assertThat(energy.point()).isEqualTo(energy.nominal());
    assertThat(energy.point().read() * 64).isCloseTo(6.18, within(1e-12));
    assertThat(energy.point().write() * 64).isCloseTo(49.7, within(1e-12));
    assertThat(energy.point().leakage() * 8 * 2 * 1024 * 1024 / 1e6).isCloseTo(12, within(1e-9));
  }

  @Test
  void of_low_power_are_the_rate_itself() {
    assertThat(factory.create(Points.lowPower(0.033)).bitErrorRate()).isEqualTo(0.033);
  }

  @Test
  void separation_is_what_the_operating_curve_turns() {
    var curve = factory.operatingCurve().orElseThrow();

    assertThat(curve.parameter()).isEqualTo("separation");
    assertThat(curve.bitErrorRates()[5])
        .isEqualTo(factory.create(Points.levels(3, curve.points()[5], Coding.GRAY)).bitErrorRate());
  }
}
