package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.FaultModelFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultModelContractTest {

  /** Found by the test kit alone. */
  static class Subject extends FaultModelContract {
    private static FaultModelFlaw flaw = FaultModelFlaw.NONE;

    @Override
    protected FaultModelFactory<?> factory() {
      return new FlawedFaultModelFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedFaultModelFactory.Parameters(flaw);
    }
  }

  /** Zeros fail three times as often as ones. */
  static class Asymmetric extends Subject {
    @Override
    protected Record parameters() {
      return new FlawedFaultModelFactory.Parameters(FaultModelFlaw.ASYMMETRIC);
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return 1.5 * bitErrorRate;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return 0.5 * bitErrorRate;
    }
  }

  /** Does not claim that bits fail independently. */
  static class Together extends Subject {
    @Override
    protected boolean independentBits() {
      return false;
    }
  }

  @Test
  void the_mean_rate_of_bits_that_fail_together_is_tested() {
    String test = "the_mean_over_chips_is_the_stated_rate_where_bits_fail_together";
    Subject.flaw = FaultModelFlaw.NONE;
    assertThat(Trial.of(Together.class, test).successes()).isEqualTo(1);
    Subject.flaw = FaultModelFlaw.RATE_TAKEN_FOR_PERCENT;
    assertThat(Trial.of(Together.class, test).failures()).containsExactly(test);
  }

  @Test
  void a_correct_asymmetric_model_passes_when_it_says_so() {
    Trial trial = Trial.of(Asymmetric.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(15);
  }

  @Test
  void a_correct_fault_model_passes() {
    Subject.flaw = FaultModelFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(FaultModelFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
