package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bitmargin.api.Reference.Standing;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void prints_its_standing_beside_the_source() {
    assertThat(new Reference("A, B, 2026", "arXiv:1", Standing.READ))
        .hasToString("A, B, 2026, arXiv:1 [R]");
    assertThat(new Reference("A, B, 2026", "", Standing.ASSUMED))
        .hasToString("A, B, 2026 [assumed]");
  }

  @Test
  void needs_a_citation() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Reference(" ", "", Standing.READ));
  }
}
