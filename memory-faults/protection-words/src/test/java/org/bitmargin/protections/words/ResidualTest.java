package org.bitmargin.protections.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Test;

/** Codes of 3 bits, all 5 (101), after a tensor of 10 bits. */
class ResidualTest {
  private final MemoryLayout layout = MemoryLayout.builder().add("a", 2, 5).add("b", 3, 9).build();
  private final Residual residual = new Residual(image(), 0);

  private MemoryImage image() {
    PackedBits codes = new PackedBits(3, 9);
    for (int i = 0; i < 9; i++) {
      codes.set(i, 5);
    }
    return new MemoryImage(layout, List.of(new PackedBits(2, 5), codes));
  }

  private long[] left() {
    return residual.toCorrection().flips();
  }

  @Test
  void keeps_what_is_added() {
    for (long bit = 0; bit < 37; bit += 3) {
      residual.flip(bit);
    }
    assertThat(left()).containsExactly(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36);
  }

  @Test
  void counts_what_became_of_the_faults() {
    residual.corrected(3);
    residual.detected(2);
    residual.silent(1);
    residual.silent(4);
    var of = residual.toCorrection();
    assertThat(List.of(of.corrected(), of.detected(), of.silent())).containsExactly(3L, 2L, 5L);
  }

  @Test
  void replaced_codes_differ_in_the_bits_in_which_they_do() {
    assertThat(residual.replace(1, 2, 4, index -> index == 2 ? 5 : 3)).isTrue();
    assertThat(left()).containsExactly(10 + 3 * 3 + 1, 10 + 3 * 3 + 2);
  }

  @Test
  void codes_replaced_by_themselves_are_right() {
    assertThat(residual.replace(1, 0, 9, index -> 5)).isFalse();
    assertThat(left()).isEmpty();
  }

  @Test
  void replacing_drops_what_was_found_of_these_codes_before_and_what_comes_after() {
    residual.flip(10 + 5);
    residual.flip(10 + 6);
    residual.flip(10 + 8);
    residual.replace(1, 2, 4, index -> 4);
    residual.flip(10 + 10);
    residual.flip(10 + 12);
    assertThat(left()).containsExactly(15, 16, 19, 22);
  }

  @Test
  void a_code_may_be_replaced_by_two_words() {
    residual.replace(1, 0, 3, index -> 4);
    residual.replace(1, 2, 5, index -> 4);
    assertThat(left()).containsExactly(10, 13, 16, 19, 22);
  }
}
