package org.bitmargin.protections.secded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecdedTest {

  private static ProtectedMemory protect(int width, long size, Uncorrectable uncorrectable) {
    PackedBits codes = new PackedBits(width, size);
    SplittableRandom random = new SplittableRandom(width);
    for (long i = 0; i < size; i++) {
      codes.set(i, random.nextInt());
    }
    float[] values = new float[1 << width];
    Arrays.setAll(new double[values.length], code -> values[code] = code - 2);
    MemoryImage data = new MemoryImage(MemoryLayout.of(width, size), List.of(codes));
    return new SecdedFactory()
        .create(new SecdedParameters(uncorrectable))
        .protect(data, List.of(values));
  }

  private static List<Long> counts(Correction of) {
    return List.of(of.corrected(), of.detected(), of.silent());
  }

  @ParameterizedTest
  @CsvSource({"8,80,10", "8,81,11", "3,100,5", "1,64,1", "1,1,1", "32,7,4"})
  void stores_eight_bits_for_64_and_for_what_is_left(int width, long codes, long words) {
    var overhead =
        new SecdedFactory()
            .create(new SecdedFactory().defaults())
            .overhead(MemoryLayout.of(width, codes));

    assertThat(overhead.storage()).isEqualTo((width * codes + 8.0 * words) / (width * codes));
  }

  @Nested
  class Two_errors {

    @Test
    void are_noticed_wherever_they_are_and_left() {
      ProtectedMemory memory = protect(8, 8, Uncorrectable.KEEP);
      for (long i = 0; i < 72; i++) {
        for (long j = i + 1; j < 72; j++) {
          Correction read = memory.decode(new long[] {i, j});
          long[] inData = LongStream.of(i, j).filter(bit -> bit < 64).toArray();
          assertThat(read.flips()).containsExactly(inData);
          assertThat(counts(read))
              .containsExactly(inData.length == 0 ? 2L : 0L, inData.length == 0 ? 0L : 2L, 0L);
        }
      }
    }

    @Test
    void null_every_code_that_reaches_into_the_word() {
      ProtectedMemory memory = protect(3, 64, Uncorrectable.ZERO);
      PackedBits codes = memory.image().content(0);
      Correction read = memory.decode(new long[] {70, 100});
      PackedBits after = codes.copy();
      for (long flip : read.flips()) {
        after.flip(flip);
      }
      for (int i = 0; i < 64; i++) {
        boolean inSecondWord = i >= 64 / 3 && i <= 127 / 3;
        assertThat(after.get(i)).as("code %d", i).isEqualTo(inSecondWord ? 2 : codes.get(i));
      }
      assertThat(counts(read)).containsExactly(0L, 2L, 0L);
    }

    @Test
    void in_neighbouring_words_null_the_code_between_them_once() {
      ProtectedMemory memory = protect(3, 64, Uncorrectable.ZERO);
      PackedBits after = memory.image().content(0).copy();
      Correction read = memory.decode(new long[] {62, 63, 64, 65});
      for (long flip : read.flips()) {
        after.flip(flip);
      }
      for (int i = 0; i <= 127 / 3; i++) {
        assertThat(after.get(i)).isEqualTo(2);
      }
      assertThat(counts(read)).containsExactly(0L, 4L, 0L);
    }
  }

  @Nested
  class Many_errors {

    /** Encodes, spoils, decodes bit by bit, as hardware does, and compares. */
    @ParameterizedTest
    @ValueSource(ints = {64, 37, 5})
    void are_read_as_a_decoder_reads_them(int bits) {
      ProtectedMemory memory = protect(1, bits, Uncorrectable.KEEP);
      SplittableRandom random = new SplittableRandom(5);
      for (int trial = 0; trial < 3_000; trial++) {
        long[] faults =
            random.longs(1 + random.nextInt(8), 0, bits + 8L).sorted().distinct().toArray();
        MemoryImage read = memory.image().copy();
        read.flip(faults);
        long data = read.content(0).words()[0];
        int check = read.content(1).get(0);
        int syndrome = HsiaoCode.check(data) ^ check;
        for (int j = 0; j < bits; j++) {
          data ^= HsiaoCode.column(j) == syndrome ? 1L << j : 0;
        }
        long wrong = data ^ memory.image().content(0).words()[0];

        assertThat(memory.decode(faults).flips())
            .as("after faults %s", Arrays.toString(faults))
            .containsExactly(
                LongStream.range(0, bits).filter(j -> (wrong >>> j & 1) != 0).toArray());
      }
    }

    @Test
    void may_look_like_one_and_are_then_put_right_wrongly() {
      // Columns 00000111, 00001011 and 00001101 add up to the check bit's 00000001.
      ProtectedMemory memory = protect(8, 8, Uncorrectable.KEEP);
      long[] faults = {0, 1, 2};
      assertThat(HsiaoCode.column(0) ^ HsiaoCode.column(1) ^ HsiaoCode.column(2))
          .isEqualTo(HsiaoCode.column(64));
      Correction read = memory.decode(faults);

      assertThat(read.flips()).containsExactly(faults);
      assertThat(counts(read)).containsExactly(0L, 0L, 3L);
    }

    @Test
    void may_spoil_a_data_bit_that_was_right() {
      // Check bits 0, 1 and 2 look like data bit 0, whose column is 00000111.
      Correction read = protect(8, 8, Uncorrectable.KEEP).decode(new long[] {64, 65, 66});

      assertThat(read.flips()).containsExactly(0);
      assertThat(counts(read)).containsExactly(0L, 0L, 3L);
    }

    @Test
    void may_look_like_none() {
      Correction read = protect(8, 8, Uncorrectable.ZERO).decode(new long[] {0, 64, 65, 66});

      assertThat(read.flips()).containsExactly(0);
      assertThat(counts(read)).containsExactly(0L, 0L, 4L);
    }

    @Test
    void that_point_past_the_end_of_a_short_word_are_noticed() {
      // Check bits 1, 2 and 3 look like data bit 3, but there is one data bit only.
      int[] columns = {2, 4, 8};
      assertThat(columns[0] ^ columns[1] ^ columns[2]).isEqualTo(HsiaoCode.column(3));
      ProtectedMemory memory = protect(1, 1, Uncorrectable.KEEP);

      assertThat(counts(memory.decode(new long[] {2, 3, 4}))).containsExactly(3L, 0L, 0L);
      assertThat(memory.decode(new long[] {2, 3, 4}).flips()).isEmpty();
      assertThat(counts(memory.decode(new long[] {0, 2, 5}))).containsExactly(0L, 3L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void words_are_decoded_each_on_its_own(Uncorrectable uncorrectable) {
    ProtectedMemory memory = protect(8, 24, uncorrectable);
    long[] oneInEachWord = {5, 64, 191};

    assertThat(memory.decode(oneInEachWord).flips()).isEmpty();
    assertThat(memory.decode(oneInEachWord).corrected()).isEqualTo(3);
  }

  @Test
  void signs_cannot_be_nulled_but_kept() {
    PackedBits codes = new PackedBits(1, 3);
    MemoryImage data = new MemoryImage(MemoryLayout.of(1, 3), List.of(codes));
    List<float[]> signs = List.of(new float[] {-1, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SecdedFactory()
                    .create(new SecdedParameters(Uncorrectable.ZERO))
                    .protect(data, signs))
        .withMessageContaining("1-bit codes and none reads 0");
    assertThat(
            new SecdedFactory()
                .create(new SecdedFactory().defaults())
                .protect(data, signs)
                .decode(new long[] {0})
                .flips())
        .isEmpty();
  }

  @Test
  void what_to_do_must_be_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecdedParameters(null))
        .withMessageContainingAll("uncorrectable is missing", "keep", "zero");
  }
}
