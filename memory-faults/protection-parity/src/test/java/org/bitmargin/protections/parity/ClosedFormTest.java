package org.bitmargin.protections.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.faults.sampling.Bernoulli;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million bytes, all 255, each with a parity bit; code 0 reads 0. */
class ClosedFormTest {
  private static final int GROUPS = 1_000_000;
  private static final ProtectedMemory MEMORY = memory();

  private static ProtectedMemory memory() {
    PackedBits codes = new PackedBits(8, GROUPS);
    Arrays.fill(codes.words(), -1);
    float[] values = new float[256];
    for (int code = 0; code < 256; code++) {
      values[code] = code;
    }
    return new ParityFactory()
        .create(new ParityFactory().defaults())
        .protect(new MemoryImage(MemoryLayout.of(8, GROUPS), List.of(codes)), List.of(values));
  }

  private static void assertBinomial(long count, double p) {
    double mean = GROUPS * p;
    assertThat((double) count).isCloseTo(mean, within(5 * Math.sqrt(mean * (1 - p)) + 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-3, 1e-2, 0.05, 0.2})
  void nulled_and_missed_groups_are_as_many_as_expected(double p) {
    LongStream.Builder faults = LongStream.builder();
    long bits = MEMORY.image().layout().bitCount();
    Bernoulli.visit(bits, p, new SplittableRandom(7), faults::add);
    int[] wrong = new int[GROUPS];
    for (long flip : MEMORY.decode(faults.build().toArray()).flips()) {
      wrong[(int) (flip / 8)]++;
    }
    // Nulling turns all 8 bits over; so does missing 8 errors, which is as good as never.
    long nulled = Arrays.stream(wrong).filter(n -> n == 8).count();
    long missed = Arrays.stream(wrong).filter(n -> n > 0 && n < 8).count();

    double evenLessOdd = Math.pow(1 - 2 * p, 9);
    assertBinomial(nulled, (1 - evenLessOdd) / 2);
    assertBinomial(missed, (1 + evenLessOdd) / 2 - Math.pow(1 - p, 9));
    if (p == 1e-2) {
      assertThat((double) nulled / GROUPS).isCloseTo(0.083, within(0.002));
      assertThat((double) missed / GROUPS).isCloseTo(0.0034, within(0.0003));
    }
  }
}
