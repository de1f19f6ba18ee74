package org.bitmargin.faults.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.SplittableRandom;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Reference;
import org.junit.jupiter.api.Test;

class IndependentErrorsTest {
  private static final MemoryLayout LAYOUT = MemoryLayout.of(8, 1000);

  private static FaultModel memory(String name, Lifetime lifetime, double p01, double p10) {
    return new IndependentErrors(
        name,
        lifetime,
        new ErrorRates(p01, p10),
        rate ->
            Optional.of(
                new EnergyProfile(
                    new EnergyProfile.Cost(1 - rate, 2, 3),
                    new EnergyProfile.Cost(1, 2, 3),
                    new Reference("a test", "", Reference.Standing.ASSUMED))));
  }

  @Test
  void a_milder_point_of_the_same_memory_is_a_severity() {
    FaultModel worst = memory("a", Lifetime.PER_CHIP, 0.3, 0.1);

    assertThat(worst.severityOf(memory("a", Lifetime.PER_CHIP, 0.03, 0.01)).orElseThrow())
        .isCloseTo(0.1, within(1e-12));
    assertThat(worst.severityOf(worst)).hasValue(1);
    assertThat(worst.severityOf(worst.at(0))).hasValue(0);
  }

  @Test
  void another_memory_proportion_lifetime_or_a_worse_point_is_none() {
    FaultModel worst = memory("a", Lifetime.PER_CHIP, 0.3, 0.1);

    assertThat(worst.severityOf(memory("b", Lifetime.PER_CHIP, 0.03, 0.01))).isEmpty();
    assertThat(worst.severityOf(memory("a", Lifetime.PER_WRITE, 0.03, 0.01))).isEmpty();
    assertThat(worst.severityOf(memory("a", Lifetime.PER_CHIP, 0.01, 0.03))).isEmpty();
    assertThat(worst.severityOf(memory("a", Lifetime.PER_CHIP, 0.6, 0.2))).isEmpty();
    assertThat(worst.at(0).severityOf(worst.at(0))).isEmpty();
  }

  @Test
  void every_access_draws_anew() {
    FaultModel model = memory("a", Lifetime.PER_ACCESS, 0.3, 0.1);
    var chip = model.sample(LAYOUT, new SplittableRandom(1));

    assertThat(model.access(chip, LAYOUT, new SplittableRandom(2)))
        .isNotEqualTo(chip)
        .isEqualTo(model.access(chip, LAYOUT, new SplittableRandom(2)));
  }

  @Test
  void energy_is_that_of_the_rate() {
    FaultModel model = memory("a", Lifetime.PER_CHIP, 0.3, 0.1);

    assertThat(model.energy().orElseThrow().point().read()).isEqualTo(0.8);
    assertThat(model.at(0.05).energy().orElseThrow().point().read()).isEqualTo(0.95);
  }
}
