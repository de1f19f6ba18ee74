package org.bitmargin.faults.rram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StuckCellsTest {
  private static final int CELLS = 200_000;
  private final RramFactory factory = new RramFactory();

  /** 1.75 % low-resistance, 9.04 % high-resistance (DATE 2017, third parties' summaries). */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void read_the_bit_of_the_resistance_they_stay_in(int lowResistanceBit) {
    FaultModel model = factory.create(Points.stuck(0.0175, 0.0904, lowResistanceBit));
    FaultMap chip = model.sample(MemoryLayout.of(8, CELLS / 8), new SplittableRandom(2));
    double ones = 0;
    double zeros = 0;
    for (int i = 0; i < chip.size(); i++) {
      boolean one = chip.onset01(i) < 1;
      // Stuck at one of the two, never at both.
      assertThat(chip.onset10(i) < 1).isEqualTo(!one);
      ones += one ? 1 : 0;
      zeros += one ? 0 : 1;
    }
    double low = lowResistanceBit == 1 ? ones : zeros;
    double high = lowResistanceBit == 1 ? zeros : ones;

    assertThat(low).isCloseTo(0.0175 * CELLS, within(5 * Math.sqrt(0.0175 * CELLS)));
    assertThat(high).isCloseTo(0.0904 * CELLS, within(5 * Math.sqrt(0.0904 * CELLS)));
    assertThat(model.bitErrorRate()).isCloseTo(0.05395, within(1e-12));
  }

  @Test
  void of_one_state_alone_turn_one_bit_alone() {
    FaultMap chip =
        factory
            .create(Points.stuck(1, 0, 1))
            .sample(MemoryLayout.of(1, 99), new SplittableRandom(2));

    assertThat(chip.size()).isEqualTo(99);
    for (int i = 0; i < chip.size(); i++) {
      assertThat(chip.onset01(i)).isLessThan(1);
      assertThat(chip.onset10(i)).isInfinite();
    }
  }

  @Test
  void at_a_lower_rate_are_a_severity_of_the_same_chip() {
    FaultModel model = factory.create(Points.stuck(0.02, 0.06, 1));

    assertThat(model.severityOf(model.at(0.01)).orElseThrow()).isCloseTo(0.25, within(1e-12));
    assertThat(model.at(0.01).severityOf(model)).isEmpty();
    assertThat(model.severityOf(factory.create(Points.stuck(0.01, 0.01, 1)))).isEmpty();
    assertThat(model.severityOf(factory.create(Points.stuck(0.01, 0.03, 0)))).isEmpty();
    assertThat(model.severityOf(factory.create(Points.stuck(0.01, 0.03, 1))).orElseThrow())
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void read_wrong_half_of_the_time_at_most() {
    FaultModel model = factory.create(Points.stuck(0.02, 0.06, 1));

    assertThat(model.at(0.5).bitErrorRate()).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.at(0.51))
        .withMessageContainingAll("0.51 is out of reach", "stuck in one state", "[0, 0.5]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> factory.create(Points.stuck(0, 0, 1)).at(0.1))
        .withMessageContaining("[0, 0.0]");
  }
}
