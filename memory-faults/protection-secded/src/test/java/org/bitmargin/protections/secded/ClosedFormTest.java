package org.bitmargin.protections.secded;

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
import org.junit.jupiter.params.provider.CsvSource;

/** Words of eight bytes, all 255; code 0 reads 0. */
class ClosedFormTest {

  private static ProtectedMemory memory(int words, Uncorrectable uncorrectable) {
    PackedBits codes = new PackedBits(8, 8L * words);
    Arrays.fill(codes.words(), -1);
    float[] values = new float[256];
    for (int code = 0; code < 256; code++) {
      values[code] = code;
    }
    return new SecdedFactory()
        .create(new SecdedParameters(uncorrectable))
        .protect(new MemoryImage(MemoryLayout.of(8, 8L * words), List.of(codes)), List.of(values));
  }

  private static long wrongWords(ProtectedMemory memory, double p) {
    LongStream.Builder faults = LongStream.builder();
    long bits = memory.image().layout().bitCount();
    Bernoulli.visit(bits, p, new SplittableRandom(11), faults::add);
    return LongStream.of(memory.decode(faults.build().toArray()).flips())
        .map(flip -> flip / 64)
        .distinct()
        .count();
  }

  private static void assertBinomial(long count, int words, double p) {
    double mean = words * p;
    assertThat((double) count).isCloseTo(mean, within(5 * Math.sqrt(mean * (1 - p)) + 1));
  }

  private static double fails(double p) {
    return 1 - Math.pow(1 - p, 72) - 72 * p * Math.pow(1 - p, 71);
  }

  /** Nulling makes every failure visible, those of check bits alone included. */
  @ParameterizedTest
  @CsvSource({
    "1e-4, 4000000, 2.5e-5",
    "1e-3, 1000000, .0024",
    "1e-2, 400000, .16",
    "0.05, 20000, .88"
  })
  void words_fail_as_often_as_expected(double p, int words, double known) {
    long wrong = wrongWords(memory(words, Uncorrectable.ZERO), p);

    assertThat(fails(p)).isCloseTo(known, within(0.05 * known));
    assertBinomial(wrong, words, fails(p));
  }

  /** Two or four wrong check bits do no harm where words are kept; other such cases are rarer. */
  @ParameterizedTest
  @CsvSource({"1e-3, 1000000", "1e-2, 100000"})
  void kept_words_survive_errors_of_their_check_bits(double p, int words) {
    double harmless =
        28 * Math.pow(p, 2) * Math.pow(1 - p, 70) + 70 * Math.pow(p, 4) * Math.pow(1 - p, 68);

    long wrong = wrongWords(memory(words, Uncorrectable.KEEP), p);

    assertBinomial(wrong, words, fails(p) - harmless);
  }
}
