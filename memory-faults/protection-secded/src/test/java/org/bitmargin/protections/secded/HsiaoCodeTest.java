package org.bitmargin.protections.secded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HsiaoCodeTest {
  private static final int LENGTH = HsiaoCode.DATA_BITS + HsiaoCode.CHECK_BITS;

  @Nested
  class Columns {

    @Test
    void are_all_different_and_odd() {
      assertThat(IntStream.range(0, LENGTH).map(HsiaoCode::column).distinct().count())
          .isEqualTo(72);
      assertThat(IntStream.range(0, LENGTH).map(HsiaoCode::column))
          .allMatch(column -> Integer.bitCount(column) % 2 == 1);
    }

    @Test
    void have_as_few_ones_as_can_be() {
      assertThat(IntStream.range(0, LENGTH).map(j -> Integer.bitCount(HsiaoCode.column(j))).sum())
          .as("8 of weight 1, 56 of weight 3, which are all there are, 8 of weight 5")
          .isEqualTo(8 + 56 * 3 + 8 * 5);
    }

    @Test
    void have_27_ones_in_every_row() {
      for (int row = 0; row < 8; row++) {
        int r = row;
        assertThat(IntStream.range(0, LENGTH).filter(j -> (HsiaoCode.column(j) >> r & 1) != 0))
            .hasSize(27);
      }
    }

    @Test
    void of_check_bits_are_the_unit_vectors() {
      for (int row = 0; row < 8; row++) {
        assertThat(HsiaoCode.column(64 + row)).isEqualTo(1 << row);
      }
    }
  }

  @Test
  void check_bits_are_the_sum_of_the_columns_of_the_ones() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 200; trial++) {
      long data = random.nextLong();
      int sum = 0;
      for (int j = 0; j < 64; j++) {
        sum ^= (data >>> j & 1) != 0 ? HsiaoCode.column(j) : 0;
      }
      assertThat(HsiaoCode.check(data)).isEqualTo(sum);
    }
  }

  @Nested
  class Syndromes {

    @Test
    void of_one_error_name_its_place() {
      for (int j = 0; j < LENGTH; j++) {
        assertThat(HsiaoCode.position(HsiaoCode.column(j))).isEqualTo(j);
      }
    }

    @Test
    void of_two_errors_are_never_0_and_never_those_of_one() {
      for (int i = 0; i < LENGTH; i++) {
        for (int j = 0; j < i; j++) {
          int syndrome = HsiaoCode.column(i) ^ HsiaoCode.column(j);
          assertThat(syndrome).isNotZero();
          assertThat(HsiaoCode.position(syndrome)).isEqualTo(HsiaoCode.NONE);
        }
      }
    }

    /**
     * The counts are a property of this matrix (Hsiao leaves the weight-5 columns free): by hand, a
     * triple is miscorrected where it lies in a codeword of weight 4, of which there are N, so that
     * 4 N triples are, and N of the quadruples have syndrome 0.
     */
    @Test
    void of_three_errors_are_those_of_one_in_more_than_half_of_the_cases() {
      int triples = 0;
      int miscorrected = 0;
      int quadruplesUnseen = 0;
      for (int i = 0; i < LENGTH; i++) {
        for (int j = 0; j < i; j++) {
          for (int k = 0; k < j; k++) {
            int sum = HsiaoCode.column(i) ^ HsiaoCode.column(j) ^ HsiaoCode.column(k);
            triples++;
            miscorrected += HsiaoCode.position(sum) == HsiaoCode.NONE ? 0 : 1;
            quadruplesUnseen += HsiaoCode.position(sum) > i ? 1 : 0;
          }
        }
      }
      assertThat(triples).isEqualTo(59_640);
      assertThat(miscorrected).as("56.3 %").isEqualTo(33_568);
      assertThat(quadruplesUnseen).as(".82 % of 1 028 790").isEqualTo(33_568 / 4);
    }
  }
}
