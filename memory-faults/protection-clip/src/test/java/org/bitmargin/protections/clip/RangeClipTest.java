package org.bitmargin.protections.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeClipTest {
  /** Of 4-bit codes: code less 8. */
  private static final float[] VALUES = new float[16];

  static {
    for (int code = 0; code < 16; code++) {
      VALUES[code] = code - 8;
    }
  }

  private static ProtectedMemory protect(
      double low, double high, int width, float[] values, int... codes) {
    PackedBits packed = new PackedBits(width, codes.length);
    for (int i = 0; i < codes.length; i++) {
      packed.set(i, codes[i]);
    }
    return new RangeClipFactory()
        .create(new RangeClipParameters(low, high))
        .protect(
            new MemoryImage(MemoryLayout.of(width, codes.length), List.of(packed)),
            Arrays.asList(values));
  }

  /** The codes read after these faults. */
  private static int[] read(ProtectedMemory memory, long... faults) {
    PackedBits codes = memory.image().content(0).copy();
    for (long flip : memory.decode(faults).flips()) {
      codes.flip(flip);
    }
    int[] read = new int[(int) codes.size()];
    Arrays.setAll(read, codes::get);
    return read;
  }

  private static List<Long> counts(Correction of) {
    return List.of(of.corrected(), of.detected(), of.silent());
  }

  @Nested
  class Between_the_least_and_the_largest_value {
    private final ProtectedMemory memory = protect(0, 1, 4, VALUES, 6, 8, 10, 7);

    @Test
    void clean_data_stay_as_they_are() {
      assertThat(memory.decode(new long[0]).flips()).isEmpty();
    }

    @Test
    void what_reads_outside_is_clipped_to_the_nearer_end() {
      // 6 becomes 14 and reads 10; 8 becomes 0 and reads 6.
      assertThat(read(memory, 3, 7)).containsExactly(10, 6, 10, 7);
      assertThat(counts(memory.decode(new long[] {3, 7}))).containsExactly(0L, 2L, 0L);
    }

    @Test
    void what_reads_inside_is_not_noticed() {
      assertThat(read(memory, 4)).containsExactly(6, 9, 10, 7);
      assertThat(counts(memory.decode(new long[] {4}))).containsExactly(0L, 0L, 1L);
    }

    @Test
    void clipping_may_put_a_value_right() {
      // 10 becomes 14, out of range, and reads 10.
      assertThat(read(memory, 8 + 2)).containsExactly(6, 8, 10, 7);
      assertThat(counts(memory.decode(new long[] {8 + 2}))).containsExactly(1L, 0L, 0L);
    }

    @Test
    void several_faults_of_a_code_are_one_value() {
      // 7 becomes 15.
      assertThat(counts(memory.decode(new long[] {12 + 3}))).containsExactly(0L, 1L, 0L);
      // 7 becomes 8: three of four bits.
      assertThat(counts(memory.decode(new long[] {12, 13, 14, 15}))).containsExactly(0L, 0L, 4L);
    }

    @Test
    void codes_with_a_range_of_their_own_data_are_never_clipped() {
      ProtectedMemory affine = protect(0, 1, 2, new float[] {0, 1, 2, 3}, 0, 3, 1, 2);

      assertThat(counts(affine.decode(new long[] {0, 2, 5}))).containsExactly(0L, 0L, 3L);
    }
  }

  @Nested
  class Between_quantiles {
    // Of 11 values sorted 0 1 2 … 10, number ⌊.1 · 10⌋ = 1 and number ⌈.85 · 10⌉ = 9.
    private final ProtectedMemory memory =
        protect(.1, .85, 4, VALUES, 3, 10, 1, 2, 0, 4, 9, 5, 6, 7, 8);

    @Test
    void clean_outliers_are_clipped_on_every_read() {
      int[] clipped = {3, 9, 1, 2, 1, 4, 9, 5, 6, 7, 8};
      assertThat(read(memory)).containsExactly(clipped);
      assertThat(counts(memory.decode(new long[0]))).containsExactly(0L, 0L, 0L);
    }

    @Test
    void a_fault_that_leads_out_of_range_is_noticed() {
      assertThat(read(memory, 8 + 3)).containsExactly(3, 9, 9, 2, 1, 4, 9, 5, 6, 7, 8);
      assertThat(counts(memory.decode(new long[] {8 + 3})))
          .as("1 is 9")
          .containsExactly(0L, 0L, 1L);
      assertThat(read(memory, 3)).as("3 is 11").containsExactly(9, 9, 1, 2, 1, 4, 9, 5, 6, 7, 8);
      assertThat(counts(memory.decode(new long[] {3}))).containsExactly(0L, 1L, 0L);
    }

    @Test
    void a_fault_that_brings_an_outlier_in_is_not_noticed() {
      assertThat(read(memory, 16 + 1))
          .as("0 is 2")
          .containsExactly(3, 9, 1, 2, 2, 4, 9, 5, 6, 7, 8);
      assertThat(counts(memory.decode(new long[] {16 + 1}))).containsExactly(0L, 0L, 1L);
    }

    @Test
    void a_fault_of_an_outlier_that_reads_the_same_never_mattered() {
      assertThat(read(memory, 4)).as("10 is 11").containsExactly(read(memory));
      assertThat(counts(memory.decode(new long[] {4}))).containsExactly(1L, 0L, 0L);
    }
  }

  @Nested
  class Floats {
    private final ProtectedMemory memory =
        protect(0, 1, 32, null, bits(-.5f), bits(.25f), bits(2f));

    private static int bits(float value) {
      return Float.floatToRawIntBits(value);
    }

    @Test
    void are_clipped_by_value() {
      // The top bit of the exponent: .25 becomes 2^126 and reads 2, −.5 becomes −2^127.
      assertThat(read(memory, 32 + 30)).containsExactly(bits(-.5f), bits(2f), bits(2f));
      assertThat(read(memory, 30)).containsExactly(bits(-.5f), bits(.25f), bits(2f));
    }

    @Test
    void signs_count() {
      assertThat(read(memory, 64 + 31)).containsExactly(bits(-.5f), bits(.25f), bits(-.5f));
    }

    @Test
    void that_are_no_numbers_read_0() {
      long[] exponentAndOneBit = {32, 32 + 23, 32 + 30};
      // .25 has exponent 125 = 01111101: with bits 23 and 30 wrong it is 11111100, no NaN yet.
      assertThat(read(memory, exponentAndOneBit)[1]).isEqualTo(bits(2f));
      long[] allOnes = {32, 32 + 24, 32 + 30};
      assertThat(read(memory, allOnes)).containsExactly(bits(-.5f), 0, bits(2f));
    }
  }

  @Test
  void channels_are_clipped_by_what_they_read() {
    // The second channel reads twice as much; clean values are −8, −6 and −4, 4.
    float[] values = new float[32];
    for (int code = 0; code < 16; code++) {
      values[code] = code - 8;
      values[16 + code] = 2 * (code - 8);
    }
    ProtectedMemory memory = protect(0, 1, 4, values, 0, 2, 6, 10);

    assertThat(read(memory, 3, 2, 12)).as("0 is 12, within").containsExactly(12, 2, 6, 10);
    assertThat(read(memory, 8 + 3)).as("6 is 14: 12, clipped to 4").containsExactly(0, 2, 10, 10);
    assertThat(read(memory, 8 + 1, 8 + 2)).as("6 is 0: −16, to −8").containsExactly(0, 2, 4, 10);
  }

  @ParameterizedTest
  @CsvSource({"-0.1,1", "0,1.1", "0.5,0.5", "0.6,0.4", "NaN,1", "0,NaN"})
  void quantiles_that_leave_no_range_are_refused(double low, double high) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RangeClipParameters(low, high))
        .withMessageContainingAll("0 <= lowQuantile < highQuantile <= 1", "were " + low);
  }

  @Test
  void memories_of_signs_alone_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> protect(0, 1, 1, new float[] {-1, 1}, 0, 1))
        .withMessageContainingAll("memory", "1-bit", "another protection");
  }

  @Test
  void codes_of_unknown_meaning_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> protect(0, 1, 4, null, 0, 1))
        .withMessageContainingAll("memory", "4-bit codes", "not given");
  }

  @Test
  void nothing_is_stored_beside_the_data() {
    var cost =
        new RangeClipFactory()
            .create(new RangeClipFactory().defaults())
            .overhead(MemoryLayout.of(4, 9));

    assertThat(cost.storage()).isEqualTo(1);
    assertThat(cost.robust()).isZero();
  }
}
