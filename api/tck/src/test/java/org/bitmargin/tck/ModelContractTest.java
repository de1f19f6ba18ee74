package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.ModelFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelContractTest {

  /** Found by the test kit alone. */
  static class Subject extends ModelContract {
    private static ModelFlaw flaw = ModelFlaw.NONE;

    @Override
    protected ModelFactory<?> factory() {
      return new FlawedModelFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedModelFactory.Parameters(flaw);
    }
  }

  @Test
  void a_correct_network_passes() {
    Subject.flaw = ModelFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(ModelFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
