package org.bitmargin.protections.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Test;

class FaultyWordsTest {

  /**
   * Words of 10 data and 2 check bits over tensors of 25 and of 8 bits, with an empty one between.
   */
  private static final WordMemory MEMORY =
      new WordMemory() {
        @Override
        public MemoryImage image() {
          MemoryLayout data =
              MemoryLayout.builder().add("a", 5, 5).add("b", 5, 0).add("c", 4, 2).build();
          MemoryLayout stored = StoredLayout.of(data, Addition.perWord("check", 2, region -> 10));
          List<PackedBits> contents =
              stored.regions().stream().map(r -> new PackedBits(r.width(), r.size())).toList();
          return new MemoryImage(stored, contents);
        }

        @Override
        public int wordBits(int region) {
          return region < 3 ? 10 : 2;
        }

        @Override
        public Correction decode(long[] flips) {
          throw new AssertionError("not asked for");
        }
      };

  private static List<String> visited(long... flips) {
    List<String> words = new ArrayList<>();
    FaultyWords.visit(
        MEMORY,
        flips,
        (region, word, faults) ->
            words.add(
                "%d.%d: %s | %s"
                    .formatted(
                        region,
                        word,
                        Arrays.toString(Arrays.copyOfRange(flips, faults.data(), faults.dataEnd())),
                        Arrays.toString(
                            Arrays.copyOfRange(flips, faults.check(), faults.checkEnd())))));
    return words;
  }

  @Test
  void without_faults_there_are_none() {
    assertThat(visited()).isEmpty();
  }

  @Test
  void come_in_order_with_their_data_and_their_check_bits() {
    assertThat(visited(0, 9, 10, 24, 25, 32, 35, 38, 39))
        .containsExactly(
            "0.0: [0, 9] | []", "0.1: [10] | [35]", "0.2: [24] | [38]", "2.0: [25, 32] | [39]");
  }

  @Test
  void may_have_wrong_check_bits_alone() {
    assertThat(visited(33, 34, 37, 40))
        .containsExactly("0.0: [] | [33, 34]", "0.2: [] | [37]", "2.0: [] | [40]");
  }

  @Test
  void faults_of_another_memory_are_refused_with_the_reason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> visited(3, 41))
        .withMessage(
            "faults at addresses 3 to 41 do not fit what is stored, 41 bits: they were drawn for another memory");
  }
}
