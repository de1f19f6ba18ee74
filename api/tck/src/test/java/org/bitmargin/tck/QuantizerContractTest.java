package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.QuantizerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantizerContractTest {

  /** Found by the test kit alone. */
  static class Subject extends QuantizerContract {
    private static QuantizerFlaw flaw = QuantizerFlaw.NONE;

    @Override
    protected QuantizerFactory<?> factory() {
      return new FlawedQuantizerFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedQuantizerFactory.Parameters(flaw);
    }
  }

  @Test
  void a_correct_quantizer_passes() {
    Subject.flaw = QuantizerFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(QuantizerFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
