package org.bitmargin.protections.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.bitmargin.protections.words.WordProtection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Five 4-bit codes, all 9 (1001), in groups of two; code 6 (0110) reads 0. */
class ParityTest {
  private static final float[] VALUES = new float[16];

  static {
    for (int code = 0; code < 16; code++) {
      VALUES[code] = code - 6;
    }
  }

  private final ProtectedMemory memory = parity(8).protect(image(4, 5, 9), List.of(VALUES));

  private static WordProtection parity(int groupBits) {
    return new ParityFactory().create(new ParityParameters(groupBits));
  }

  private static MemoryImage image(int width, int size, int code) {
    PackedBits codes = new PackedBits(width, size);
    for (int i = 0; i < size; i++) {
      codes.set(i, code);
    }
    return new MemoryImage(MemoryLayout.of(width, size), List.of(codes));
  }

  private static List<Long> counts(Correction of) {
    return List.of(of.corrected(), of.detected(), of.silent());
  }

  @Nested
  class Storage {

    @Test
    void has_a_bit_for_each_group_that_makes_its_ones_even() {
      var odd = parity(8).protect(image(4, 5, 7), List.of(VALUES)).image();

      assertThat(memory.image().layout().regions().get(1).name()).isEqualTo("memory/parity");
      assertThat(memory.image().content(1).words()[0]).isZero();
      assertThat(odd.content(1).words()[0]).as("the last group has one code").isEqualTo(0b100);
    }

    @ParameterizedTest
    @CsvSource({
      "8,8,1000,1000",
      "8,4,1000,500",
      "8,4,1001,501",
      "8,3,9,5",
      "8,32,10,10",
      "20,8,9,5"
    })
    void is_that_of_whole_codes(int groupBits, int width, long codes, long parities) {
      double bits = codes * width;

      assertThat(parity(groupBits).overhead(MemoryLayout.of(width, codes)).storage())
          .isEqualTo((bits + parities) / bits);
    }

    @Test
    void of_bytes_is_nine_eighths() {
      assertThat(parity(8).overhead(MemoryLayout.of(8, 1000)).storage()).isEqualTo(1.125);
    }
  }

  @Nested
  class Nulling {

    @Test
    void sets_all_codes_of_a_group_with_one_error_to_0() {
      Correction read = memory.decode(new long[] {9});

      assertThat(read.flips()).containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
      assertThat(counts(read)).containsExactly(0L, 1L, 0L);
    }

    @Test
    void follows_any_odd_number_of_errors_wherever_they_are() {
      Correction read = memory.decode(new long[] {0, 7, 20});

      assertThat(read.flips()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
      assertThat(counts(read)).containsExactly(0L, 3L, 0L);
    }

    @Test
    void destroys_good_data_where_only_the_parity_bit_is_wrong() {
      Correction read = memory.decode(new long[] {22});

      assertThat(read.flips()).containsExactly(16, 17, 18, 19);
      assertThat(counts(read)).containsExactly(0L, 1L, 0L);
    }

    @Test
    void changes_only_the_bits_in_which_0_differs() {
      var mixed = image(4, 2, 9);
      mixed.content(0).set(1, 7);
      Correction read = parity(4).protect(mixed, List.of(VALUES)).decode(new long[] {5});

      assertThat(read.flips()).as("7 is 0111, 6 is 0110").containsExactly(4);
    }

    @Test
    void is_as_good_as_correcting_where_0_was_stored() {
      Correction read =
          parity(8).protect(image(4, 5, 6), List.of(VALUES)).decode(new long[] {9, 10, 11});

      assertThat(read.flips()).isEmpty();
      assertThat(counts(read)).containsExactly(3L, 0L, 0L);
    }

    @Test
    void of_floats_gives_0() {
      int pi = Float.floatToRawIntBits(3.14159f);
      Correction read =
          parity(8)
              .protect(image(32, 2, pi), Arrays.asList((float[]) null))
              .decode(new long[] {32});
      int bits = 0;
      for (long flip : read.flips()) {
        bits |= 1 << flip - 32;
      }
      assertThat(bits).isEqualTo(pi);
    }

    @Test
    void of_signs_is_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> parity(8).protect(image(1, 5, 1), List.of(new float[] {-1, 1})))
          .withMessageContainingAll("memory", "1-bit codes", "none reads 0", "secded");
    }
  }

  @Test
  void an_even_number_of_errors_passes() {
    Correction read = memory.decode(new long[] {0, 7, 8, 21});

    assertThat(read.flips()).containsExactly(0, 7, 8);
    assertThat(counts(read)).containsExactly(0L, 0L, 4L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -8, 4097})
  void groups_of_no_size_are_refused(int groupBits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParityParameters(groupBits))
        .withMessage("groupBits must be 1 to 4096 data bits a parity bit, was " + groupBits);
  }
}
