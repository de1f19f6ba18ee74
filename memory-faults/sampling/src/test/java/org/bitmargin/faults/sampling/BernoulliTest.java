package org.bitmargin.faults.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BernoulliTest {

  /** The two ways. */
  enum Way {
    SPARSE {
      @Override
      void visit(long n, double p, RandomGenerator random, Bernoulli.Visitor visitor) {
        Bernoulli.sparse(n, p, random, visitor);
      }
    },
    DENSE {
      @Override
      void visit(long n, double p, RandomGenerator random, Bernoulli.Visitor visitor) {
        Bernoulli.dense(n, p, random, visitor);
      }
    };

    abstract void visit(long n, double p, RandomGenerator random, Bernoulli.Visitor visitor);

    List<Long> picks(long n, double p, long seed) {
      List<Long> picks = new ArrayList<>();
      visit(n, p, new SplittableRandom(seed), picks::add);
      return picks;
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void picks_are_binomial_in_number(Way way) {
    int n = 999;
    for (double p : new double[] {0.003, 0.02, 0.37, 0.5, 0.93}) {
      double sum = 0;
      double squares = 0;
      int draws = 2000;
      for (int seed = 0; seed < draws; seed++) {
        double picks = way.picks(n, p, seed).size();
        sum += picks;
        squares += picks * picks;
      }
      double mean = sum / draws;
      double variance = squares / draws - mean * mean;
      double expected = n * p * (1 - p);
      assertThat(mean).isCloseTo(n * p, within(5 * Math.sqrt(expected / draws)));
      // The variance of a variance is about 2σ⁴/draws.
      assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.5 / draws)));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void every_position_is_picked_alike_and_neighbours_do_not_depend_on_each_other(Way way) {
    int n = 130;
    double p = 0.3;
    int draws = 20_000;
    long[] single = new long[n];
    long[] pairs = new long[n];
    for (int seed = 0; seed < draws; seed++) {
      long before = -2;
      for (long pick : way.picks(n, p, seed)) {
        single[(int) pick]++;
        pairs[(int) pick] += pick == before + 1 ? 1 : 0;
        before = pick;
      }
    }
    double error = Math.sqrt(p * (1 - p) / draws);
    assertThat(shares(single, draws))
        .allSatisfy(share -> assertThat(share).isCloseTo(p, within(5 * error)));
    double both = Math.sqrt(p * p * (1 - p * p) / draws);
    assertThat(shares(pairs, draws).subList(1, n))
        .allSatisfy(share -> assertThat(share).isCloseTo(p * p, within(5 * both)));
  }

  private static List<Double> shares(long[] counts, double draws) {
    return LongStream.of(counts).mapToObj(count -> count / draws).toList();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void nothing_is_picked_at_0_and_everything_at_1(Way way) {
    for (long n : new long[] {0, 1, 63, 64, 65, 200}) {
      assertThat(way.picks(n, 0, 1)).isEmpty();
      assertThat(way.picks(n, 1, 1)).isEqualTo(LongStream.range(0, n).boxed().toList());
      assertThat(way.picks(n, 0.5, 1)).isSorted().doesNotHaveDuplicates().allMatch(x -> x < n);
    }
  }

  @Test
  void comparing_resolves_rates_far_below_a_float() {
    // 2^20 words at 2^-26: one pick expected in 2^26 positions; 40 seeds give 40 ± 6.
    long picks = 0;
    for (int seed = 0; seed < 40; seed++) {
      picks += Way.DENSE.picks(1L << 26, 0x1p-26, seed).size();
    }
    assertThat(picks).isBetween(12L, 72L);
  }

  @Nested
  class Cost {

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-5, 1e-4, 1e-3})
    void of_few_picks_is_one_random_number_each(double p) {
      CountingRandom random = new CountingRandom();
      List<Long> picks = new ArrayList<>();
      Bernoulli.visit(10_000_000, p, random, picks::add);
      assertThat(random.draws).isEqualTo(picks.size() + 1L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.1, 0.3, 0.7})
    void of_many_is_about_eight_random_words_for_64_positions(double p) {
      CountingRandom random = new CountingRandom();
      Bernoulli.visit(640_000, p, random, position -> {});
      assertThat(random.draws / 10_000.0).isBetween(6.0, 9.0);
    }
  }

  private static final class CountingRandom implements RandomGenerator {
    private final SplittableRandom source = new SplittableRandom(3);
    private long draws;

    @Override
    public long nextLong() {
      draws++;
      return source.nextLong();
    }
  }
}
