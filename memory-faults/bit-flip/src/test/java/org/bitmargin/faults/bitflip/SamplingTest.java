package org.bitmargin.faults.bitflip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  // The upper 1e-6 quantile of chi-square; with fixed seeds these tests do not flicker.
  private static final double CHI_SQUARE_3 = 30.66;
  private static final double CHI_SQUARE_19 = 63.68;

  private static FaultMap chip(
      double p01, double p10, MemoryLayout layout, RandomGenerator random) {
    return new BitFlipFactory()
        .create(new BitFlipParameters(p01, p10, Lifetime.PER_CHIP))
        .sample(layout, random);
  }

  /** Hands out these numbers and then fails. */
  private static RandomGenerator scripted(double... numbers) {
    return new RandomGenerator() {
      private int next;

      @Override
      public double nextDouble() {
        return numbers[next++];
      }

      @Override
      public long nextLong() {
        throw new AssertionError("asked for another kind of number");
      }
    };
  }

  @Nested
  class Sites {

    // floor(ln 0.25 / ln 0.98) = 68 bits are skipped, then floor(ln 0.75 / ln 0.98) = 14, then 113.
    @Test
    void are_as_far_apart_as_the_logarithm_says() {
      FaultMap map =
          chip(0.02, 0.01, MemoryLayout.of(1, 200), scripted(0.75, 0.1, 0.25, 0.3, 0.9, 0.6, 0.75));

      assertThat(map.size()).isEqualTo(3);
      assertThat(new long[] {map.site(0), map.site(1), map.site(2)}).containsExactly(68, 83, 197);
      assertThat(new double[] {map.onset01(0), map.onset01(1), map.onset01(2)})
          .containsExactly(0.1, 0.3, 0.6);
      assertThat(new double[] {map.onset10(0), map.onset10(1), map.onset10(2)})
          .containsExactly(0.2, 0.6, Double.POSITIVE_INFINITY);
    }

    @Test
    void reach_the_last_bit_and_no_further() {
      MemoryLayout ends = MemoryLayout.of(1, 69);
      assertThat(chip(0.02, 0.02, ends, scripted(0.75, 0.1)).site(0)).isEqualTo(68);
      assertThat(chip(0.02, 0.02, MemoryLayout.of(1, 68), scripted(0.75)).size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3})
    void have_distances_that_are_geometric(double p) {
      FaultMap map = chip(p, p, MemoryLayout.of(1, 4_000_000), new SplittableRandom(4));
      long[] counts = new long[20];
      for (int i = 1; i < map.size(); i++) {
        counts[(int) Math.min(19, map.site(i) - map.site(i - 1) - 1)]++;
      }

      double statistic = 0;
      for (int gap = 0; gap < counts.length; gap++) {
        double share = Math.pow(1 - p, gap) * (gap < 19 ? p : 1);
        double expected = share * (map.size() - 1);
        statistic += (counts[gap] - expected) * (counts[gap] - expected) / expected;
      }
      assertThat(statistic).isLessThan(CHI_SQUARE_19);
    }

    @Test
    void draw_nothing_where_no_bit_can_fail() {
      assertThat(chip(0, 0, MemoryLayout.of(8, 1000), scripted()).size()).isZero();
    }

    @Test
    void are_all_bits_where_every_bit_fails() {
      assertThat(chip(1, 0.5, MemoryLayout.of(8, 1000), new SplittableRandom(1)).size())
          .isEqualTo(8000);
    }

    @Test
    void depend_on_the_number_of_bits_and_not_on_how_they_are_divided() {
      MemoryLayout divided =
          MemoryLayout.builder().add("a", 1, 999).add("b", 8, 100).add("c", 3, 67).build();

      assertThat(chip(0.1, 0.02, divided, new SplittableRandom(1)))
          .isEqualTo(chip(0.1, 0.02, MemoryLayout.of(1, 2000), new SplittableRandom(1)));
    }

    @ParameterizedTest
    @CsvSource({"1e-9, 1000", "1e-12, 1", "1e-300, 0"})
    void are_as_many_as_expected_in_a_terabit_however_rare(double p, double expected) {
      MemoryLayout terabit = MemoryLayout.of(8, 125_000_000_000L);

      assertThat((double) chip(p, p, terabit, new SplittableRandom(2)).size())
          .isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    @Test
    void that_no_array_can_hold_are_refused_with_their_number() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> chip(0.5, 0, MemoryLayout.of(8, 1_000_000_000L), new SplittableRandom(1)))
          .withMessageContainingAll(
              "about 4000000000 faults in 8000000000 bits at rate 0.5", "lower rate");
    }
  }

  @Nested
  class FlipsOfCodes {

    /** Codes of 8 bits by how many of their bits flip: 0, 1, 2, more; against Binomial(8, p). */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1})
    void are_as_many_a_code_as_the_binomial_has_and_not_one_at_most(double p) {
      int codes = 200_000;
      FaultMap map = chip(p, p, MemoryLayout.of(8, codes), new SplittableRandom(9));
      int[] flips = new int[codes];
      for (int i = 0; i < map.size(); i++) {
        flips[(int) (map.site(i) / 8)]++;
      }
      long[] counts = new long[4];
      for (int n : flips) {
        counts[Math.min(n, 3)]++;
      }

      double[] shares = new double[4];
      shares[3] = 1;
      for (int n = 0, ways = 1; n < 3; ways = ways * (8 - n) / (n + 1), n++) {
        shares[n] = ways * Math.pow(p, n) * Math.pow(1 - p, 8 - n);
        shares[3] -= shares[n];
      }
      double statistic = 0;
      for (int n = 0; n < 4; n++) {
        double expected = shares[n] * codes;
        statistic += (counts[n] - expected) * (counts[n] - expected) / expected;
      }
      assertThat(statistic).isLessThan(CHI_SQUARE_3);
      assertThat(counts[2]).isPositive();
    }

    @Test
    void follow_what_is_stored_where_the_directions_differ() {
      MemoryLayout layout = MemoryLayout.of(1, 1_000_000);
      PackedBits halves = new PackedBits(1, 1_000_000);
      for (int i = 0; i < 500_000; i++) {
        halves.set(i, 1);
      }
      FaultMap map = chip(0.04, 0.01, layout, new SplittableRandom(3));
      long ones = 0;
      long zeros = 0;
      for (long site : map.flips(new MemoryImage(layout, List.of(halves)), 1)) {
        ones += site < 500_000 ? 1 : 0;
        zeros += site < 500_000 ? 0 : 1;
      }

      assertThat((double) ones).isCloseTo(5_000, within(6 * Math.sqrt(5_000 * 0.99)));
      assertThat((double) zeros).isCloseTo(20_000, within(6 * Math.sqrt(20_000 * 0.96)));
    }
  }
}
