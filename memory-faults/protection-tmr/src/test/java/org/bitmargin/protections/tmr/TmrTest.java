package org.bitmargin.protections.tmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.ProtectedMemory.Correction;
import org.bitmargin.faults.sampling.Bernoulli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TmrTest {

  private static ProtectedMemory memory(int... sizes) {
    MemoryLayout.Builder layout = MemoryLayout.builder();
    PackedBits[] contents = new PackedBits[sizes.length];
    Arrays.setAll(contents, i -> new PackedBits(3, sizes[i]));
    for (int i = 0; i < sizes.length; i++) {
      layout.add("w" + i, 3, sizes[i]);
    }
    return new TmrFactory()
        .create(new TmrParameters())
        .protect(
            new MemoryImage(layout.build(), List.of(contents)),
            Arrays.asList(new float[sizes.length][]));
  }

  private static List<Long> counts(Correction of) {
    return List.of(of.corrected(), of.detected(), of.silent());
  }

  @Test
  void the_copies_lie_after_all_data_one_after_the_other() {
    assertThat(memory(2, 4).image().layout().regions())
        .extracting(MemoryRegion::name)
        .containsExactly("w0", "w1", "w0/copy2", "w1/copy2", "w0/copy3", "w1/copy3");
  }

  @Test
  void one_wrong_copy_is_outvoted_whichever_it_is() {
    Correction read = memory(2, 4).decode(new long[] {0, 18 + 1, 36 + 17});

    assertThat(read.flips()).isEmpty();
    assertThat(counts(read)).containsExactly(3L, 0L, 0L);
  }

  @Test
  void two_or_three_wrong_copies_win() {
    Correction read =
        memory(2, 4).decode(new long[] {2, 5, 9, 18 + 2, 18 + 7, 18 + 9, 36 + 7, 36 + 9});

    assertThat(read.flips()).containsExactly(2, 7, 9);
    assertThat(counts(read)).containsExactly(1L, 0L, 7L);
  }

  @Test
  void costs_three_times_the_storage() {
    assertThat(
            new TmrFactory().create(new TmrParameters()).overhead(MemoryLayout.of(5, 7)).storage())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-2, 0.05, 0.3, 0.5})
  void bits_read_wrong_as_often_as_expected(double p) {
    int codes = 1_000_000;
    LongStream.Builder faults = LongStream.builder();
    Bernoulli.visit(9L * codes, p, new SplittableRandom(3), faults::add);

    long left = memory(codes).decode(faults.build().toArray()).flips().length;

    double expected = 3 * p * p - 2 * p * p * p;
    double mean = 3 * codes * expected;
    assertThat((double) left).isCloseTo(mean, within(5 * Math.sqrt(mean * (1 - expected)) + 1));
  }
}
