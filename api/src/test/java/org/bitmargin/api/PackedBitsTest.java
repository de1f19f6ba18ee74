package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PackedBitsTest {

  @Property(seed = "11")
  void codes_read_back_as_set(
      @ForAll @IntRange(min = 1, max = 32) int width,
      @ForAll @IntRange(max = 130) int size,
      @ForAll long seed) {
    PackedBits bits = new PackedBits(width, size);
    int[] expected = random(size, seed);
    for (int i : order(size, seed)) {
      bits.set(i, expected[i]);
    }
    for (int i = 0; i < size; i++) {
      assertThat(bits.get(i)).isEqualTo(low(expected[i], width));
    }
  }

  @Property(seed = "12")
  void setting_a_code_changes_no_other(
      @ForAll @IntRange(min = 1, max = 32) int width,
      @ForAll @IntRange(min = 1, max = 130) int size,
      @ForAll long seed) {
    PackedBits bits = filled(width, size, seed);
    PackedBits before = bits.copy();
    int changed = new SplittableRandom(seed).nextInt(size);
    bits.set(changed, ~before.get(changed));
    for (int i = 0; i < size; i++) {
      int expected = i == changed ? low(~before.get(i), width) : before.get(i);
      assertThat(bits.get(i)).isEqualTo(expected);
    }
  }

  @Property(seed = "13")
  void bit_j_of_code_i_is_bit_i_times_width_plus_j_of_the_stream(
      @ForAll @IntRange(min = 1, max = 32) int width,
      @ForAll @IntRange(min = 1, max = 130) int size,
      @ForAll long seed) {
    PackedBits bits = filled(width, size, seed);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < width; j++) {
        int position = i * width + j;
        boolean set = (bits.get(i) >>> j & 1) == 1;
        assertThat(bits.bit(position)).isEqualTo(set);
        assertThat((bits.words()[position / 64] >>> position % 64 & 1) == 1).isEqualTo(set);
      }
    }
  }

  @Property(seed = "14")
  void flipping_turns_one_bit_and_flipping_again_restores_it(
      @ForAll @IntRange(min = 1, max = 32) int width,
      @ForAll @IntRange(min = 1, max = 130) int size,
      @ForAll long seed) {
    PackedBits bits = filled(width, size, seed);
    PackedBits before = bits.copy();
    int position = new SplittableRandom(seed).nextInt(width * size);
    bits.flip(position);
    assertThat(bits.bit(position)).isNotEqualTo(before.bit(position));
    assertThat(bits.get(position / width) ^ before.get(position / width))
        .isEqualTo(1 << position % width);
    bits.flip(position);
    assertThat(bits).isEqualTo(before);
  }

  @Property(seed = "15")
  void bits_past_the_last_code_are_zero(
      @ForAll @IntRange(min = 1, max = 32) int width, @ForAll @IntRange(max = 130) int size) {
    PackedBits bits = new PackedBits(width, size);
    for (int i = 0; i < size; i++) {
      bits.set(i, -1);
    }
    long set = 0;
    for (long word : bits.words()) {
      set += Long.bitCount(word);
    }
    assertThat(set).isEqualTo(bits.bitCount()).isEqualTo((long) width * size);
    assertThat(bits.words()).hasSize((width * size + 63) / 64);
  }

  @Example
  void a_copy_is_equal_and_independent() {
    PackedBits bits = filled(5, 20, 1);
    PackedBits copy = bits.copy();
    assertThat(copy).isEqualTo(bits).hasSameHashCodeAs(bits);
    copy.flip(3);
    assertThat(copy).isNotEqualTo(bits);
    assertThat(new PackedBits(4, 5)).isNotEqualTo(new PackedBits(5, 4));
  }

  @Example
  void refuses_widths_outside_1_to_32_and_negative_sizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackedBits(0, 1))
        .withMessageContaining("1 to 32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackedBits(33, 1))
        .withMessageContaining("33");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PackedBits(8, -1))
        .withMessageContaining("-1");
  }

  private static int low(int code, int width) {
    return width == 32 ? code : code & (1 << width) - 1;
  }

  private static PackedBits filled(int width, int size, long seed) {
    PackedBits bits = new PackedBits(width, size);
    int[] codes = random(size, seed);
    for (int i = 0; i < size; i++) {
      bits.set(i, codes[i]);
    }
    return bits;
  }

  private static int[] random(int size, long seed) {
    return new SplittableRandom(seed).ints(size).toArray();
  }

  /** Every index at least once, some twice: a code is also set over an older one. */
  private static int[] order(int size, long seed) {
    int[] order = new int[2 * size];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      order[i] = random.nextInt(size);
      order[size + i] = i;
    }
    return order;
  }
}
