package org.bitmargin.protections.msb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.bitmargin.faults.sampling.Bernoulli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsbTest {

  private static Protection msb(int k) {
    return new MsbFactory().create(new MsbParameters(k));
  }

  private static ProtectedMemory protect(int k, MemoryLayout layout) {
    List<PackedBits> contents =
        layout.regions().stream().map(r -> new PackedBits(r.width(), r.size())).toList();
    return msb(k)
        .protect(new MemoryImage(layout, contents), Arrays.asList(new float[contents.size()][]));
  }

  @Test
  void faults_of_the_top_bits_do_not_happen() {
    MemoryLayout layout = MemoryLayout.builder().add("a", 5, 3).add("b", 4, 2).build();
    var read = protect(2, layout).decode(LongStream.range(0, 23).toArray());

    assertThat(read.flips()).containsExactly(0, 1, 2, 5, 6, 7, 10, 11, 12, 15, 16, 19, 20);
    assertThat(read.corrected()).isEqualTo(10);
    assertThat(read.silent()).isEqualTo(13);
  }

  @ParameterizedTest
  @CsvSource({"1,8,0.125", "2,8,0.25", "1,2,0.5", "3,4,0.75", "9,32,0.28125"})
  void the_robust_share_is_that_of_the_protected_bits(int k, int width, double share) {
    var cost = msb(k).overhead(MemoryLayout.of(width, 77));

    assertThat(cost.robust()).isEqualTo(share);
    assertThat(cost.storage()).isEqualTo(1);
  }

  @Test
  void the_robust_share_of_several_widths_is_by_bits() {
    MemoryLayout layout = MemoryLayout.builder().add("a", 8, 10).add("b", 2, 20).build();

    assertThat(msb(1).overhead(layout).robust()).isEqualTo(30 / 120.0);
    assertThat(msb(1).overhead(MemoryLayout.of(8, 0)).robust()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "4,3"})
  void codes_that_would_be_safe_as_a_whole_are_refused(int k, int width) {
    MemoryLayout layout = MemoryLayout.builder().add("a", 8, 3).add("b", width, 3).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> protect(k, layout))
        .withMessage(
            "region b holds %d-bit codes, of which k = %d robust most significant bits would keep every bit safe: protect fewer bits than a code has",
            width, k);
    assertThatIllegalArgumentException().isThrownBy(() -> msb(k).overhead(layout));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 32})
  void no_bits_and_too_many_are_refused(int k) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MsbParameters(k))
        .withMessage("k must be 1 to 31 bits of a code, was " + k);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-2, 0.2})
  void the_other_bits_fail_as_without(double p) {
    int codes = 500_000;
    MemoryLayout layout = MemoryLayout.of(4, codes);
    LongStream.Builder faults = LongStream.builder();
    Bernoulli.visit(layout.bitCount(), p, new SplittableRandom(3), faults::add);
    long[] perBit = new long[4];
    for (long flip : protect(1, layout).decode(faults.build().toArray()).flips()) {
      perBit[(int) (flip % 4)]++;
    }
    assertThat(perBit[3]).isZero();
    for (int bit = 0; bit < 3; bit++) {
      assertThat((double) perBit[bit])
          .isCloseTo(codes * p, within(5 * Math.sqrt(codes * p * (1 - p))));
    }
  }
}
