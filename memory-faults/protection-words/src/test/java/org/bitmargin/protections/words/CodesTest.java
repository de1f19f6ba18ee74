package org.bitmargin.protections.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What codes read. */
class CodesTest {

  private static MemoryRegion region(int width, long size) {
    return MemoryLayout.builder().add("w", width, size).build().regions().get(0);
  }

  @Nested
  class Tables {

    @Test
    void may_differ_from_channel_to_channel() {
      CodeTable table = new CodeTable(region(2, 6), new float[] {0, 1, 2, 3, -3, -2, -1, 0});

      assertThat(table.channels()).isEqualTo(2);
      assertThat(table.channelOf(2)).isZero();
      assertThat(table.channelOf(3)).isEqualTo(1);
      assertThat(table.value(1, 2)).isEqualTo(-1);
      assertThat(table.nearest(0, -5)).isZero();
      assertThat(table.nearest(1, -0.4f)).isEqualTo(3);
    }

    @Test
    void give_the_lowest_of_two_codes_that_are_as_near() {
      CodeTable table = new CodeTable(region(2, 1), new float[] {1, -1, 2, 3});

      assertThat(table.nearest(0, 0)).isZero();
    }

    @Test
    void that_do_not_fit_their_codes_are_refused_with_the_reason() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CodeTable(region(2, 6), new float[5]))
          .withMessage(
              "region w: 5 values are no table of 6 codes of 2 bits: 2^2 are needed, or as many for each channel");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CodeTable(region(2, 7), new float[8]))
          .withMessageContaining("8 values");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CodeTable(region(2, 7), new float[0]))
          .withMessageContaining("0 values");
    }
  }

  @Nested
  class Zeros {

    private int nullCode(MemoryRegion region, float[] values, long index) {
      MemoryLayout layout =
          MemoryLayout.builder().add(region.name(), region.width(), region.size()).build();
      return NullCodes.of(layout, Arrays.asList(values)).get(0).applyAsInt(index);
    }

    @Test
    void are_the_codes_that_read_what_is_nearest_0() {
      assertThat(nullCode(region(2, 6), new float[] {-1, -0.2f, 0.6f, 1.4f}, 5)).isEqualTo(1);
      assertThat(nullCode(region(2, 6), new float[] {4, 3, 2, 1}, 0)).isEqualTo(3);
    }

    @Test
    void are_those_of_the_channel() {
      float[] values = {0, 1, 2, 3, -3, -2, -1, 0};
      assertThat(nullCode(region(2, 6), values, 2)).isZero();
      assertThat(nullCode(region(2, 6), values, 3)).isEqualTo(3);
    }

    @Test
    void of_floats_have_all_bits_0() {
      assertThat(nullCode(region(32, 6), null, 2)).isZero();
    }

    @Test
    void of_one_bit_exist_where_a_code_reads_0() {
      assertThat(nullCode(region(1, 6), new float[] {1, 0}, 2)).isEqualTo(1);
    }

    @Test
    void of_signs_do_not_exist_and_the_message_says_what_to_do() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> nullCode(region(1, 6), new float[] {-1, 1}, 0))
          .withMessage(
              "region w holds 1-bit codes and none reads 0, so that no error can be nulled: use a protection that corrects (secded, tmr) or none");
    }

    @Test
    void are_unknown_where_nobody_said_what_codes_read() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NullCodes.of(MemoryLayout.of(4, 2), Arrays.asList((float[]) null)))
          .withMessageContainingAll("memory", "4-bit", "not given");
    }

    @Test
    void are_asked_for_region_by_region() {
      MemoryLayout two = MemoryLayout.builder().add("a", 2, 1).add("b", 2, 1).build();
      var nulls = NullCodes.of(two, List.of(new float[] {0, 1, 2, 3}, new float[] {-3, -2, -1, 0}));

      assertThat(nulls.get(0).applyAsInt(0)).isZero();
      assertThat(nulls.get(1).applyAsInt(0)).isEqualTo(3);
    }
  }
}
