package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.DatasetFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetContractTest {

  /** Found by the test kit alone. */
  static class Subject extends DatasetContract {
    private static DatasetFlaw flaw = DatasetFlaw.NONE;

    @Override
    protected DatasetFactory<?> factory() {
      return new FlawedDatasetFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedDatasetFactory.Parameters(flaw);
    }
  }

  @Test
  void a_correct_data_set_passes() {
    Subject.flaw = DatasetFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(DatasetFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
