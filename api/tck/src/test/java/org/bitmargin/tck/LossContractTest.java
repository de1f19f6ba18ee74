package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.LossFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossContractTest {

  /** Found by the test kit alone. */
  static class Subject extends LossContract {
    private static LossFlaw flaw = LossFlaw.NONE;

    @Override
    protected LossFactory<?> factory() {
      return new FlawedLossFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedLossFactory.Parameters(flaw);
    }
  }

  @Test
  void a_correct_loss_passes() {
    Subject.flaw = LossFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(LossFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
