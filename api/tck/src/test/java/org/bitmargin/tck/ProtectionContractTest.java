package org.bitmargin.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProtectionContractTest {

  /** Found by the test kit alone. */
  static class Subject extends ProtectionContract {
    private static ProtectionFlaw flaw = ProtectionFlaw.NONE;

    @Override
    protected ProtectionFactory<?> factory() {
      return new FlawedProtectionFactory();
    }

    @Override
    protected Record parameters() {
      return new FlawedProtectionFactory.Parameters(flaw);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().stream().noneMatch(region -> region.width() == 7);
    }

    @Override
    protected boolean correctsSingleFaults() {
      return true;
    }
  }

  @Test
  void a_correct_protection_passes() {
    Subject.flaw = ProtectionFlaw.NONE;
    Trial trial = Trial.of(Subject.class);
    assertThat(trial.failures()).isEmpty();
    assertThat(trial.successes()).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_flaw_is_found_by_its_test(ProtectionFlaw flaw) {
    Subject.flaw = flaw;
    assertThat(flaw.foundBy()).isNotEmpty();
    assertThat(Trial.of(Subject.class, flaw.foundBy()).failures())
        .containsExactlyInAnyOrder(flaw.foundBy());
  }
}
