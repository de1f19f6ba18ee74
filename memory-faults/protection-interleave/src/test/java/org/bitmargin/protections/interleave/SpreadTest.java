package org.bitmargin.protections.interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @ParameterizedTest
  @CsvSource({
    "0,8,4",
    "5,8,4",
    "8,8,4",
    "31,8,4",
    "32,8,4",
    "33,8,4",
    "39,8,4",
    "71,8,4",
    "200,8,7",
    "1000,64,4",
    "1000,64,3",
    "999,7,13",
    "12,1,4",
    "4097,64,64",
    "63,64,2",
    "640,64,3"
  })
  void every_bit_has_its_cell(long bits, int wordBits, int depth) {
    Spread spread = new Spread(bits, wordBits, depth);

    assertThat(LongStream.range(0, bits).map(spread::logical).sorted().toArray())
        .isEqualTo(LongStream.range(0, bits).toArray());
  }

  @ParameterizedTest
  @CsvSource({"0,8,4", "5,8,4", "33,8,4", "71,8,4", "200,8,7", "1000,64,3", "999,7,13", "12,1,4"})
  void cells_hold_the_bits_they_should(int bits, int wordBits, int depth) {
    Spread spread = new Spread(bits, wordBits, depth);
    SplittableRandom random = new SplittableRandom(bits);
    PackedBits words = new PackedBits(1, bits);
    for (int i = 0; i < bits; i++) {
      words.set(i, random.nextInt());
    }

    PackedBits cells = spread.reorder(words);

    for (int cell = 0; cell < bits; cell++) {
      assertThat(cells.bit(cell)).isEqualTo(words.bit(spread.logical(cell)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32,8,4",
    "33,8,4",
    "39,8,4",
    "71,8,4",
    "200,8,7",
    "1000,64,4",
    "1000,64,3",
    "999,7,13",
    "4097,64,64",
    "640,64,3"
  })
  void bits_of_a_word_are_the_depth_apart(long bits, int wordBits, int depth) {
    Spread spread = new Spread(bits, wordBits, depth);
    long[] last = new long[(int) (bits / wordBits) + 1];
    Arrays.fill(last, -depth);
    for (long cell = 0; cell < bits; cell++) {
      int word = (int) (spread.logical(cell) / wordBits);
      assertThat(cell - last[word])
          .as("cells between bits of word %d", word)
          .isGreaterThanOrEqualTo(depth);
      last[word] = cell;
    }
  }

  @Test
  void bits_of_too_few_words_are_as_far_apart_as_there_are_words() {
    Spread two = new Spread(16, 8, 4);

    assertThat(LongStream.range(0, 16).map(two::logical).toArray())
        .containsExactly(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
  }

  @Test
  void a_short_word_lies_beside_the_whole_ones() {
    Spread spread = new Spread(14, 6, 2);

    assertThat(LongStream.range(0, 14).map(spread::logical).toArray())
        .containsExactly(0, 6, 12, 1, 7, 13, 2, 8, 3, 9, 4, 10, 5, 11);
  }
}
