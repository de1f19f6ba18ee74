package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.bitmargin.api.MemoryGeometry.Cell;
import org.bitmargin.api.MemoryGeometry.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemoryGeometryTest {

  private static MemoryGeometry small(Mapping mapping) {
    return new MemoryGeometry(2, 3, 8, 4, mapping);
  }

  @ParameterizedTest
  @EnumSource(Mapping.class)
  void every_address_has_a_cell_of_its_own_and_every_cell_its_address(Mapping mapping) {
    MemoryGeometry geometry = small(mapping);
    Set<Cell> cells = new HashSet<>();
    for (long address = 0; address < 500; address++) {
      Cell cell = geometry.cell(address);
      assertThat(cell.row()).isBetween(0, 2);
      assertThat(cell.column()).isBetween(0, 7);
      assertThat(cells.add(cell)).isTrue();
      assertThat(geometry.address(cell.bank(), cell.row(), cell.column())).isEqualTo(address);
      assertThat(cell.bank()).isLessThan(geometry.banksOf(500));
    }
  }

  @Test
  void row_major_goes_along_the_row_then_down_then_to_the_next_bank() {
    MemoryGeometry geometry = small(Mapping.ROW_MAJOR);
    assertThat(geometry.cell(7)).isEqualTo(new Cell(0, 0, 7));
    assertThat(geometry.cell(8)).isEqualTo(new Cell(0, 1, 0));
    assertThat(geometry.cell(24)).isEqualTo(new Cell(1, 0, 0));
  }

  @Test
  void interleaved_deals_words_to_banks_and_puts_equal_bits_of_a_rows_words_together() {
    MemoryGeometry geometry = small(Mapping.INTERLEAVED);
    assertThat(geometry.cell(0)).isEqualTo(new Cell(0, 0, 0));
    assertThat(geometry.cell(1)).isEqualTo(new Cell(0, 0, 2));
    assertThat(geometry.cell(4)).isEqualTo(new Cell(1, 0, 0));
    assertThat(geometry.cell(8)).isEqualTo(new Cell(0, 0, 1));
    assertThat(geometry.cell(16)).isEqualTo(new Cell(0, 1, 0));
    assertThat(geometry.cell(48)).isEqualTo(new Cell(2, 0, 0));
  }

  @Test
  void sizes_that_make_no_memory_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryGeometry(1, 1, 10, 4, Mapping.ROW_MAJOR))
        .withMessage("columns must be a multiple of wordBits (4), was 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryGeometry(0, 1, 8, 4, Mapping.ROW_MAJOR))
        .withMessageContaining("at least 1");
  }
}
