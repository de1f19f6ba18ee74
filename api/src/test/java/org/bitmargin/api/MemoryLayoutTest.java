package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryLayoutTest {
  private static final MemoryLayout LAYOUT =
      MemoryLayout.builder()
          .add("none", 3, 0)
          .add("a", 3, 5)
          .add("nothing", 8, 0)
          .add("b", 1, 7)
          .add("c", 32, 2)
          .build();

  @Test
  void tensors_follow_one_another_without_gaps() {
    long next = 0;
    for (MemoryRegion region : LAYOUT.regions()) {
      assertThat(region.firstBit()).isEqualTo(next);
      assertThat(region.endBit() - region.firstBit()).isEqualTo(region.width() * region.size());
      next = region.endBit();
    }
    assertThat(LAYOUT.bitCount()).isEqualTo(next).isEqualTo(3 * 5 + 7 + 64);
  }

  @Test
  void every_address_lies_in_the_region_that_holds_it() {
    for (long address = 0; address < LAYOUT.bitCount(); address++) {
      MemoryRegion region = LAYOUT.regions().get(LAYOUT.regionIndexAt(address));
      assertThat(address).isBetween(region.firstBit(), region.endBit() - 1);
      assertThat(
              region.firstBit() + region.codeOf(address) * region.width() + region.bitOf(address))
          .isEqualTo(address);
      assertThat(region.bitOf(address)).isBetween(0, region.width() - 1);
      assertThat(region.codeOf(address)).isBetween(0L, region.size() - 1);
    }
  }

  @Test
  void addresses_outside_are_refused() {
    for (long address : new long[] {-1, LAYOUT.bitCount(), Long.MAX_VALUE}) {
      assertThatThrownBy(() -> LAYOUT.regionIndexAt(address))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining(Long.toString(address))
          .hasMessageContaining("86 bits");
    }
    assertThatThrownBy(() -> MemoryLayout.builder().build().regionIndexAt(0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_terabit_needs_no_memory() {
    MemoryLayout layout = MemoryLayout.builder().add("a", 32, 1).add("b", 8, 1L << 40).build();
    assertThat(layout.bitCount()).isEqualTo(32 + (1L << 43));
    assertThat(layout.regionIndexAt(layout.bitCount() - 1)).isEqualTo(1);
    assertThat(layout.regions().get(1).codeOf(layout.bitCount() - 1)).isEqualTo((1L << 40) - 1);
  }

  @Test
  void layouts_of_the_same_tensors_are_equal() {
    assertThat(MemoryLayout.of(8, 3)).isEqualTo(MemoryLayout.of(8, 3));
    assertThat(MemoryLayout.of(8, 3)).hasSameHashCodeAs(MemoryLayout.of(8, 3));
    assertThat(MemoryLayout.of(8, 3)).isNotEqualTo(MemoryLayout.of(3, 8));
  }
}
