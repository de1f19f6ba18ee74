package org.bitmargin.protections.interleave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.protections.secded.SecdedFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of neighbouring cells that fail together. */
class BurstTest {

  private static MemoryImage image(int... sizes) {
    MemoryLayout.Builder layout = MemoryLayout.builder();
    PackedBits[] contents = new PackedBits[sizes.length];
    for (int r = 0; r < sizes.length; r++) {
      layout.add("w" + r, 8, sizes[r]);
      contents[r] = new PackedBits(8, sizes[r]);
      for (int i = 0; i < sizes[r]; i++) {
        contents[r].set(i, 37 * i + r);
      }
    }
    return new MemoryImage(layout.build(), List.of(contents));
  }

  private static List<float[]> values(MemoryImage data) {
    float[] table = new float[256];
    for (int code = 0; code < 256; code++) {
      table[code] = code;
    }
    float[][] tables = new float[data.layout().regions().size()][];
    Arrays.fill(tables, table);
    return List.of(tables);
  }

  private static ProtectedMemory interleaved(Inner inner, int depth, int... sizes) {
    MemoryImage data = image(sizes);
    return new InterleavingFactory()
        .create(new InterleavingParameters(inner, depth))
        .protect(data, values(data));
  }

  private static long[] burst(long first, int length) {
    return LongStream.range(first, first + length).toArray();
  }

  /** Wherever a burst starts, at the end of tensors and in the check bits too. */
  @ParameterizedTest
  @CsvSource({"2", "3", "4", "8"})
  void up_to_the_depth_are_corrected_completely(int depth) {
    // 8 whole words and a short one; 16 and none; 9 and a short one.
    ProtectedMemory memory = interleaved(Inner.SECDED, depth, 67, 128, 75);
    long bits = memory.image().layout().bitCount();
    for (int length = 1; length <= depth; length++) {
      for (long first = 0; first + length <= bits; first++) {
        var read = memory.decode(burst(first, length));
        assertThat(read.flips()).as("%d cells from %d", length, first).isEmpty();
        assertThat(read.corrected()).isEqualTo(length);
      }
    }
  }

  @Test
  void one_longer_are_not() {
    ProtectedMemory memory = interleaved(Inner.SECDED, 8, 64);
    var read = memory.decode(burst(8, 9));

    assertThat(read.flips()).hasSize(2);
    assertThat(read.corrected()).isEqualTo(7);
    assertThat(read.detected()).isEqualTo(2);
  }

  @Test
  void are_not_corrected_without_interleaving() {
    MemoryImage data = image(64);
    var plain =
        new SecdedFactory().create(new SecdedFactory().defaults()).protect(data, values(data));

    assertThat(plain.decode(burst(8, 2)).detected()).isEqualTo(2);
  }

  @Test
  void hit_unprotected_codes_once_each() {
    ProtectedMemory memory = interleaved(Inner.NONE, 5, 23);
    for (long first = 0; first + 5 <= 23 * 8; first++) {
      assertThat(LongStream.of(memory.decode(burst(first, 5)).flips()).map(flip -> flip / 8))
          .hasSize(5)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void are_noticed_by_parity_in_every_group_they_hit() {
    ProtectedMemory memory = interleaved(Inner.PARITY, 4, 23);
    long bits = memory.image().layout().bitCount();
    for (long first = 0; first + 4 <= bits; first++) {
      assertThat(memory.decode(burst(first, 4)).silent()).isZero();
    }
  }

  @Test
  void the_costs_are_those_inside() {
    MemoryLayout layout = MemoryLayout.of(8, 64);
    var inner = new SecdedFactory().create(new SecdedFactory().defaults()).overhead(layout);
    var outer =
        new InterleavingFactory().create(new InterleavingFactory().defaults()).overhead(layout);

    assertThat(outer.storage()).isEqualTo(inner.storage()).isEqualTo(1.125);
    assertThat(outer.access()).isEqualTo(inner.access());
    assertThat(outer.source().citation()).contains(inner.source().citation());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -4, 4097})
  void depths_that_separate_nothing_are_refused(int depth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterleavingParameters(Inner.NONE, depth))
        .withMessage("depth must be 2 to 4096 neighbouring cells in different words, was " + depth);
  }

  @Test
  void the_inner_protection_must_be_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterleavingParameters(null, 2))
        .withMessage("inner is missing: none, parity or secded");
  }
}
