package org.bitmargin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.bitmargin.cli.Benchmarks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowTest {
  private final Row row = new Row(Workload.TRAINING_1_BIT, 123.456, 246.912, 1.9, 2.25, 21);

  @Test
  void the_ratio_is_above_one_where_ours_is_faster() {
    assertThat(row.ratio()).isEqualTo(2);
  }

  @Test
  void the_median_of_an_even_number_lies_between_the_middle_two() {
    assertThat(Row.median(new double[] {9, 1, 2, 4})).isEqualTo(3);
    assertThat(Row.median(new double[] {9, 1, 2})).isEqualTo(2);
  }

  @Nested
  class AsText {

    @Test
    void a_plain_line_is_name_and_three_numbers() {
      assertThat(RowText.plain(row)).isEqualTo("training-1-bit 123 247 2.00");
    }

    @Test
    void numbers_have_three_digits_and_no_exponent() {
      assertThat(List.of(12345.6, 12.345, 0.0012345, 0.0).stream().map(RowText::number))
          .containsExactly("12346", "12.3", "0.00123", "0");
    }

    @Test
    void a_table_says_machine_and_command_and_no_date() {
      Machine machine = new Machine("Example CPU", 2, "Linux amd64", "JVM 17");
      String table =
          RowText.table(
              List.of(row),
              machine,
              new Benchmarks.Request(false, 2, "training", false, Optional.empty()));
      assertThat(table)
          .startsWith("Machine: Example CPU, 2 processors, Linux amd64, JVM 17.")
          .contains("`bitmargin bench --threads 2 --only training`")
          .endsWith(
              "| `training-1-bit` | training step, 1 bit | 123 | 247 | 2.00× | 1.90 to 2.25× |"
                  + " 2074, libtorch 1037 |\n");
    }
  }
}
