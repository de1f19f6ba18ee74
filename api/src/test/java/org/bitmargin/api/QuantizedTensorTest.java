package org.bitmargin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class QuantizedTensorTest {
  private final QuantizedTensor stored =
      new QuantizedTensor(new long[] {2, 3}, new PackedBits(4, 6), new float[] {-1, 1});

  @Test
  void codes_must_fill_the_shape() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new QuantizedTensor(new long[] {2, 3}, new PackedBits(4, 5), new float[0]))
        .withMessage("5 codes for a shape of 6 elements");
    assertThat(new QuantizedTensor(new long[] {2, 0}, new PackedBits(4, 0), new float[0]).shape())
        .containsExactly(2, 0);
    assertThat(new QuantizedTensor(new long[] {}, new PackedBits(4, 1), new float[0]).shape())
        .as("a scalar")
        .isEmpty();
  }

  @Test
  void ranges_read_back_replace_those_stored() {
    float[] faulty = {-1, 64};
    QuantizedTensor read = stored.withRanges(faulty);
    assertThat(read.ranges()).containsExactly(-1, 64);
    assertThat(read.codes()).isSameAs(stored.codes());
    assertThat(stored.ranges()).containsExactly(-1, 1);
  }

  @Test
  void as_many_ranges_must_be_read_back_as_were_stored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored.withRanges(new float[3]))
        .withMessage("3 ranges where 2 are stored");
  }
}
