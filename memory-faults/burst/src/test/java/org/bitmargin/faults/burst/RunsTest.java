package org.bitmargin.faults.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryGeometry.Mapping;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.burst.BurstParameters.Along;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The structure of what fails: lengths of bursts and gaps, at every severity and in every order.
 */
class RunsTest {
  // The upper 1e-6 quantile of chi-square with 19 degrees of freedom.
  private static final double CHI_SQUARE_19 = 63.68;
  private static final int BITS = 2_000_000;

  private static FaultModel model(double pGB, double pBG, double bad, double good, Along along) {
    return new BurstFactory()
        .create(new BurstParameters(pGB, pBG, bad, good, along, Lifetime.PER_CHIP));
  }

  /** Which positions of a track fail above a severity. */
  private static BitSet failing(FaultMap map, Track track, long bits, double severity) {
    BitSet byAddress = new BitSet();
    for (int i = 0; i < map.size(); i++) {
      assertThat(map.onset01(i)).isEqualTo(map.onset10(i));
      byAddress.set((int) map.site(i), severity > map.onset01(i));
    }
    BitSet byPosition = new BitSet();
    for (long p = 0; p < track.length(); p++) {
      long address = track.address(p);
      byPosition.set((int) p, address < bits && byAddress.get((int) address));
    }
    return byPosition;
  }

  private static BitSet failing(FaultMap map, double severity) {
    return failing(map, new Track.Addresses(BITS), BITS, severity);
  }

  /** Lengths of the runs of set bits, or of those between them, without the two at the ends. */
  private static List<Integer> runs(BitSet bits, boolean set) {
    List<Integer> runs = new ArrayList<>();
    int from = bits.nextSetBit(0);
    while (from >= 0) {
      int end = bits.nextClearBit(from);
      int next = bits.nextSetBit(end);
      if (next >= 0) {
        runs.add(set ? end - from : next - end);
      }
      from = next;
    }
    return runs;
  }

  /** Whether lengths n have probability p(1 − p)^(n − 1), in 20 classes of one width. */
  private static void assertGeometric(List<Integer> lengths, double p) {
    int width = Math.max(1, (int) Math.round(0.15 / p));
    double pass = Math.pow(1 - p, width);
    long[] counts = new long[20];
    for (int length : lengths) {
      counts[Math.min(19, (length - 1) / width)]++;
    }
    double statistic = 0;
    for (int k = 0; k < 20; k++) {
      double expected = Math.pow(pass, k) * (k < 19 ? 1 - pass : 1) * lengths.size();
      statistic += (counts[k] - expected) * (counts[k] - expected) / expected;
    }
    assertThat(lengths.size()).isGreaterThan(2000);
    assertThat(statistic).as("chi-square of %d lengths", lengths.size()).isLessThan(CHI_SQUARE_19);
  }

  @Nested
  class Bursts {

    @ParameterizedTest
    @CsvSource({
      "0.02, 0.1, 1",
      "0.02, 0.1, 0.5",
      "0.02, 0.1, 0.1",
      "0.2, 0.15, 1",
      "0.2, 0.15, 0.4"
    })
    void and_gaps_are_geometric_at_every_severity(double pGB, double pBG, double severity) {
      FaultMap map =
          model(pGB, pBG, 1, 0, Along.ADDRESSES)
              .sample(MemoryLayout.of(8, BITS / 8), new SplittableRandom(1));
      BitSet bad = failing(map, severity);
      double share = severity * pGB / (pGB + pBG);

      assertGeometric(runs(bad, true), pBG);
      assertGeometric(runs(bad, false), pBG * share / (1 - share));
    }

    @Test
    void may_be_of_two_bits_on_average() {
      FaultMap map =
          model(0.1, 0.5, 1, 0, Along.ADDRESSES)
              .sample(MemoryLayout.of(1, BITS), new SplittableRandom(2));
      assertGeometric(runs(failing(map, 1), true), 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.05})
    void cover_the_share_of_the_bits_they_should(double severity) {
      double[] counts = new double[60];
      for (int chip = 0; chip < counts.length; chip++) {
        FaultMap map =
            model(0.01, 0.1, 0.5, 0, Along.ADDRESSES)
                .sample(MemoryLayout.of(8, 20_000), new SplittableRandom(chip));
        for (int i = 0; i < map.size(); i++) {
          counts[chip] += severity > map.onset01(i) ? 1 : 0;
        }
      }
      assertMean(counts, severity * 0.5 / 11 * 160_000);
    }

    @Test
    void begin_in_the_long_run_and_not_in_a_good_bit() {
      double[] first = new double[20_000];
      double[] last = new double[20_000];
      for (int chip = 0; chip < first.length; chip++) {
        FaultMap map =
            model(0.05, 0.15, 1, 0, Along.ADDRESSES)
                .sample(MemoryLayout.of(5, 1), new SplittableRandom(chip));
        for (int i = 0; i < map.size(); i++) {
          first[chip] += map.site(i) == 0 ? 1 : 0;
          last[chip] += map.site(i) == 4 ? 1 : 0;
        }
      }
      assertMean(first, 0.25);
      assertMean(last, 0.25);
    }

    private void assertMean(double[] counts, double expected) {
      double mean = 0;
      for (double count : counts) {
        mean += count / counts.length;
      }
      double squares = 0;
      for (double count : counts) {
        squares += (count - mean) * (count - mean);
      }
      double error = Math.sqrt(squares / (counts.length - 1) / counts.length);
      assertThat(mean).isCloseTo(expected, within(6 * error));
    }
  }

  @Nested
  class Neighbours {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.3})
    void fail_together_as_often_as_the_chain_says(double severity) {
      double pGB = 0.04;
      double pBG = 0.2;
      double bad = 0.6;
      double good = 0.05;
      double share = pGB / (pGB + pBG);
      BitSet errors =
          failing(
              model(pGB, pBG, bad, good, Along.ADDRESSES)
                  .sample(MemoryLayout.of(8, BITS / 8), new SplittableRandom(4)),
              severity);
      BitSet pairs = (BitSet) errors.clone();
      pairs.and(errors.get(1, BITS));

      double pi = severity * share;
      double begin = pBG * pi / (1 - pi);
      double g = severity * (1 - share) * good / (1 - pi);
      double single = pi * bad + (1 - pi) * g;
      double both =
          pi * (1 - pBG) * bad * bad
              + pi * pBG * bad * g
              + (1 - pi) * begin * g * bad
              + (1 - pi) * (1 - begin) * g * g;
      assertThat(single).isCloseTo(severity * (share * bad + (1 - share) * good), within(1e-12));
      // Correlation over a burst makes the spread at most (1 + 2 / pBG) times the binomial one.
      double wider = Math.sqrt(1 + 2 / pBG);
      assertThat(errors.cardinality() / (double) BITS)
          .isCloseTo(single, within(6 * wider * Math.sqrt(single / BITS)));
      assertThat(pairs.cardinality() / (double) BITS)
          .isCloseTo(both, within(6 * wider * Math.sqrt(both / BITS)));
      assertThat(both).isGreaterThan(2 * single * single);
    }
  }

  @Nested
  class Order {
    private final MemoryGeometry multiplexed =
        new MemoryGeometry(2, 64, 128, 32, Mapping.INTERLEAVED);

    @ParameterizedTest
    @EnumSource(Along.class)
    void decides_which_cells_a_burst_takes(Along along) {
      MemoryLayout layout =
          MemoryLayout.builder().geometry(multiplexed).add("w", 4, 100_000).build();
      FaultMap map = model(0.02, 0.1, 1, 0, along).sample(layout, new SplittableRandom(6));

      Track own = Track.of(along, layout);
      assertGeometric(runs(failing(map, own, layout.bitCount(), 1), true), 0.1);
      for (Along other : Along.values()) {
        if (other != along) {
          List<Integer> runs =
              runs(failing(map, Track.of(other, layout), layout.bitCount(), 1), true);
          double mean = runs.stream().mapToInt(r -> r).average().orElseThrow();
          assertThat(mean).as("mean run along %s", other).isLessThan(5);
        }
      }
    }

    @Test
    void of_rows_is_that_of_addresses_where_addresses_follow_rows() {
      MemoryLayout layout = MemoryLayout.of(8, 40_000);

      assertThat(model(0.02, 0.1, 0.5, 0, Along.ROWS).sample(layout, new SplittableRandom(7)))
          .isEqualTo(
              model(0.02, 0.1, 0.5, 0, Along.ADDRESSES).sample(layout, new SplittableRandom(7)));
    }

    @ParameterizedTest
    @EnumSource(Along.class)
    void visits_every_bit_once(Along along) {
      MemoryLayout layout = MemoryLayout.builder().geometry(multiplexed).add("w", 3, 9001).build();
      Track track = Track.of(along, layout);
      BitSet seen = new BitSet();
      for (long p = 0; p < track.length(); p++) {
        long address = track.address(p);
        if (address < layout.bitCount()) {
          assertThat(seen.get((int) address)).isFalse();
          seen.set((int) address);
        }
      }
      assertThat(seen.cardinality()).isEqualTo(27_003);
    }
  }

  @Nested
  class Cost {

    @Test
    void follows_bursts_and_errors_and_not_bits() {
      CountingRandom random = new CountingRandom();
      FaultMap map =
          model(1e-9, 0.25, 0.01, 0, Along.ADDRESSES)
              .sample(MemoryLayout.of(8, 125_000_000_000L), random);
      double bursts = 1e12 * 4e-9 / 4;
      double errors = bursts * 4 * 0.01;

      assertThat((double) map.size()).isCloseTo(errors, within(6 * Math.sqrt(errors)));
      // Begin and end of a burst, what ends each, and its errors' distances.
      assertThat(random.draws).isBetween(4 * (long) bursts, 6 * (long) bursts);
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
