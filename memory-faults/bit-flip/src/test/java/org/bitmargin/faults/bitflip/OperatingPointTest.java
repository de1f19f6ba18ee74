package org.bitmargin.faults.bitflip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other operating points of the same memory. */
class OperatingPointTest {

  private static FaultModel flips(double p01, double p10) {
    return new BitFlipFactory().create(new BitFlipParameters(p01, p10, Lifetime.PER_CHIP));
  }

  private static FaultMap chip(FaultModel model) {
    return model.sample(MemoryLayout.of(8, 1000), new SplittableRandom(1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-9, 0.02, 1 / 3.0, 1})
  void of_symmetric_flips_is_the_rate_in_both_directions(double rate) {
    assertThat(flips(0.07, 0.07).at(rate).bitErrorRate()).isEqualTo(rate);
    assertThat(chip(flips(0.07, 0.07).at(rate))).isEqualTo(chip(flips(rate, rate)));
  }

  @Test
  void keeps_the_proportion_of_the_directions() {
    FaultMap scaled = chip(flips(0.03, 0.01).at(0.1));
    FaultMap direct = chip(flips(0.15, 0.05));

    assertThat(scaled.size()).isEqualTo(direct.size()).isPositive();
    for (int i = 0; i < scaled.size(); i++) {
      assertThat(scaled.site(i)).isEqualTo(direct.site(i));
      assertThat(scaled.onset01(i)).isCloseTo(direct.onset01(i), within(1e-12));
    }
  }

  @Test
  void keeps_it_through_rate_0() {
    assertThat(chip(flips(0.03, 0.01).at(0).at(0.1))).isEqualTo(chip(flips(0.03, 0.01).at(0.1)));
  }

  @Test
  void ends_where_the_likelier_direction_is_certain() {
    double most = (0.3 + 0.1) / (2 * 0.3);

    assertThat(flips(0.3, 0.1).at(most).bitErrorRate()).isEqualTo(most);
    assertThat(chip(flips(0.3, 0.1).at(most)).size()).isEqualTo(8000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flips(0.3, 0.1).at(0.7))
        .withMessage(
            "a bit error rate of 0.7 is out of reach for p01 = 0.3 and p10 = 0.1 scaled alike:"
                + " allowed is [0, %s]",
            most);
  }

  @Test
  void of_a_memory_without_faults_is_rate_0_alone() {
    assertThat(flips(0, 0).at(0).bitErrorRate()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flips(0, 0).at(0.01))
        .withMessageContainingAll("p01 = 0.0 and p10 = 0.0", "allowed is [0, 0.0]");
  }
}
