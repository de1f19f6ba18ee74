package org.bitmargin.protections.none;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.protections.words.WordMemory;
import org.junit.jupiter.api.Test;

class UnprotectedTest {
  private final MemoryLayout layout = MemoryLayout.of(5, 7);
  private final WordMemory memory =
      new NoneFactory()
          .create(new NoneParameters())
          .protect(new MemoryImage(layout, List.of(new PackedBits(5, 7))), List.of(new float[32]));

  @Test
  void reads_every_fault_and_notices_none() {
    long[] faults = {0, 3, 34};
    var read = memory.decode(faults);

    assertThat(read.flips()).containsExactly(faults).isNotSameAs(faults);
    assertThat(read.silent()).isEqualTo(3);
  }

  @Test
  void costs_nothing() {
    var cost = new NoneFactory().create(new NoneParameters()).overhead(layout);

    assertThat(cost.storage()).isEqualTo(1);
    assertThat(cost.access()).isZero();
    assertThat(cost.robust()).isZero();
  }

  @Test
  void takes_a_code_for_a_word() {
    assertThat(memory.wordBits(0)).isEqualTo(5);
  }
}
