package org.bitmargin.tck;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;

/**
 * The part of {@link FaultModelContract} that counts: whether what fails is what the operating
 * point says, bit by bit, chip by chip and down to a rate of a billionth.
 */
abstract class FaultModelStatistics extends FactoryContract {
  static final MemoryLayout BYTES = MemoryLayout.of(8, 12_500);
  private static final int CHIPS = 20;
  private static final int DEPENDENT_CHIPS = 200;

  @Override
  protected abstract FaultModelFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return FaultModelFactory.class;
  }

  /** Whether {@code at(1)} exists and turns every bit over. */
  protected boolean reachesOne() {
    return true;
  }

  /** Whether every bit of a code is equally likely to fail. */
  protected boolean uniformOverBits() {
    return true;
  }

  /** Whether bits fail independently of one another, so that counts are binomial. */
  protected boolean independentBits() {
    return true;
  }

  /** Whether the model takes a memory laid out so; tests on others are left out. */
  protected boolean takes(MemoryLayout layout) {
    return true;
  }

  /** Operating points to test, ascending, all within what the memory can have. */
  protected double[] rates() {
    return new double[] {1e-4, 1e-3, 1e-2, 0.1, 0.3};
  }

  /** Probability that a stored 0 reads 1 at this bit error rate; the rate itself when symmetric. */
  protected double rate01(double bitErrorRate) {
    return bitErrorRate;
  }

  /** Probability that a stored 1 reads 0 at this bit error rate; the rate itself when symmetric. */
  protected double rate10(double bitErrorRate) {
    return bitErrorRate;
  }

  /** The fault model under test. */
  protected final FaultModel faultModel() {
    return create(factory(), parameters());
  }

  private static <P extends Record> FaultModel create(
      FaultModelFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }

  @Test
  void realised_rate_is_the_stated_one() {
    assumeTrue(independentBits(), "counts are not binomial");
    for (double rate : rates()) {
      double trials = (double) CHIPS * BYTES.bitCount();
      long of0 = Chips.flips(at(rate), Memories.zeros(BYTES), CHIPS, 1);
      Statistics.assertBinomial("0→1 at " + rate, of0, trials, rate01(rate));
      long of1 = Chips.flips(at(rate), Memories.ones(BYTES), CHIPS, 1);
      Statistics.assertBinomial("1→0 at " + rate, of1, trials, rate10(rate));
    }
  }

  /** Their error is estimated from the chips themselves, each of which counts as one draw. */
  @Test
  void the_mean_over_chips_is_the_stated_rate_where_bits_fail_together() {
    assumeTrue(!independentBits(), "counts are binomial, which is tested more sharply");
    double bits = BYTES.bitCount();
    for (double rate : rates()) {
      long[] of0 = Chips.flipsPerChip(at(rate), Memories.zeros(BYTES), DEPENDENT_CHIPS, 1);
      Statistics.assertMean("0→1 at " + rate, of0, bits * rate01(rate));
      long[] of1 = Chips.flipsPerChip(at(rate), Memories.ones(BYTES), DEPENDENT_CHIPS, 1);
      Statistics.assertMean("1→0 at " + rate, of1, bits * rate10(rate));
    }
  }

  @Test
  void realised_rate_on_mixed_contents_is_that_of_each_stored_bit() {
    assumeTrue(independentBits(), "counts are not binomial");
    MemoryImage stored = Memories.random(BYTES);
    double zeros = Memories.count(stored, false);
    double ones = Memories.count(stored, true);
    for (double rate : rates()) {
      long of0 = 0;
      long of1 = 0;
      for (int seed = 0; seed < CHIPS; seed++) {
        for (long site : Chips.sample(at(rate), BYTES, seed).flips(stored, 1)) {
          of1 += stored.bit(site) ? 1 : 0;
          of0 += stored.bit(site) ? 0 : 1;
        }
      }
      Statistics.assertBinomial("0→1 at " + rate, of0, CHIPS * zeros, rate01(rate));
      Statistics.assertBinomial("1→0 at " + rate, of1, CHIPS * ones, rate10(rate));
    }
  }

  @Test
  void counts_vary_from_chip_to_chip_as_binomial() {
    assumeTrue(independentBits(), "counts are not binomial");
    for (double rate : rates()) {
      MemoryImage zeros = Memories.zeros(MemoryLayout.of(1, Math.round(50 / rate)));
      if (rate01(rate) > 0 && takes(zeros.layout())) {
        long[] counts = Chips.flipsPerChip(at(rate), zeros, 200, 1);
        Statistics.assertBinomialVariance(
            "flips at " + rate, counts, zeros.layout().bitCount(), rate01(rate));
      }
    }
  }

  @Test
  void tiny_tensors_get_their_share() {
    assumeTrue(independentBits(), "counts are not binomial");
    MemoryImage ten = Memories.zeros(MemoryLayout.of(5, 2));
    assumeTrue(takes(ten.layout()), "not for this memory");
    double rate = highest() / 20;
    long flips = Chips.flips(at(rate), ten, 20_000, 1);
    Statistics.assertBinomial("flips in 10 bits", flips, 200_000, rate01(rate));
  }

  @Test
  void every_stretch_of_memory_is_hit_alike() {
    assumeTrue(uniformOverBits() && independentBits(), "bits differ");
    for (double rate : new double[] {rates()[rates().length / 2], highest()}) {
      for (MemoryImage stored : images(oddMemory())) {
        assertAlike("flips by address at " + rate, Chips.flipsByStretch(at(rate), stored, 500, 16));
      }
    }
  }

  @Test
  void the_first_and_the_last_bit_fail_as_often_as_any() {
    assumeTrue(independentBits() && uniformOverBits(), "bits differ");
    MemoryImage stored = Memories.zeros(MemoryLayout.of(3, 21));
    assumeTrue(takes(stored.layout()), "not for this memory");
    long first = 0;
    long last = 0;
    for (int seed = 0; seed < 3000; seed++) {
      long[] flips = Chips.sample(at(highest()), stored.layout(), seed).flips(stored, 1);
      first += Arrays.binarySearch(flips, 0) >= 0 ? 1 : 0;
      last += Arrays.binarySearch(flips, 62) >= 0 ? 1 : 0;
    }
    Statistics.assertBinomial("flips of the first bit", first, 3000, rate01(highest()));
    Statistics.assertBinomial("flips of the last bit", last, 3000, rate01(highest()));
  }

  @Test
  void every_bit_position_is_hit_alike() {
    assumeTrue(uniformOverBits() && independentBits(), "bits differ");
    for (double rate : rates()) {
      for (MemoryImage stored : images(BYTES)) {
        assertAlike("flips by bit at " + rate, Chips.flipsByBit(at(rate), stored, CHIPS));
      }
    }
  }

  @Test
  void several_bits_of_a_code_can_fail() {
    assumeTrue(uniformOverBits() && independentBits(), "bits differ");
    for (double rate : rates()) {
      double p = rate01(rate);
      double twice = 1 - Math.pow(1 - p, 8) - 8 * p * Math.pow(1 - p, 7);
      long codes = Chips.codesHitTwice(at(rate), Memories.zeros(BYTES), CHIPS);
      Statistics.assertBinomial("codes hit twice at " + rate, codes, CHIPS * 12_500.0, twice);
    }
  }

  @Test
  void the_rate_at_a_severity_is_that_share_of_the_rate() {
    assumeTrue(independentBits(), "counts are not binomial");
    double trials = (double) CHIPS * BYTES.bitCount();
    for (double severity : new double[] {0.01, 0.1, 0.5, 0.9}) {
      double rate = severity * highest();
      long of0 = Chips.flips(at(highest()), Memories.zeros(BYTES), CHIPS, severity);
      Statistics.assertBinomial("0→1 at severity " + severity, of0, trials, rate01(rate));
      long of1 = Chips.flips(at(highest()), Memories.ones(BYTES), CHIPS, severity);
      Statistics.assertBinomial("1→0 at severity " + severity, of1, trials, rate10(rate));
    }
  }

  @Test
  void onsets_are_finer_than_a_float() {
    Resolution.assertFineOnsets(Chips.sample(at(highest()), BYTES, 11));
  }

  @Test
  void a_rate_of_a_billionth_is_exact_and_costs_only_its_faults() {
    assumeTrue(independentBits(), "counts are not binomial");
    MemoryLayout terabit = MemoryLayout.of(8, 125_000_000_000L);
    double rate = 1e-9;
    FaultMap map =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Chips.sample(at(rate), terabit, 13));
    long[] of0 = sites(map, true);
    long[] of1 = sites(map, false);
    Statistics.assertBinomial("0→1 of 1e12 bits", of0.length, 1e12, rate01(rate));
    Statistics.assertBinomial("1→0 of 1e12 bits", of1.length, 1e12, rate10(rate));
    boolean zeroes = of0.length >= of1.length;
    Resolution.assertFineAddresses(zeroes ? of0 : of1, 1e12, zeroes ? rate01(rate) : rate10(rate));
  }

  final FaultModel at(double rate) {
    return faultModel().at(rate);
  }

  final double highest() {
    return rates()[rates().length - 1];
  }

  /** A small memory, as uneven as the model takes. */
  final MemoryLayout oddMemory() {
    MemoryLayout mixed = Memories.mixedWidths();
    return takes(mixed) ? mixed : MemoryLayout.of(8, 611);
  }

  static MemoryImage[] images(MemoryLayout layout) {
    return new MemoryImage[] {Memories.zeros(layout), Memories.ones(layout)};
  }

  private static void assertAlike(String what, long[] counts) {
    // A direction that hardly ever fails cannot be tested for its spread.
    if (Arrays.stream(counts).sum() >= 5L * counts.length) {
      Statistics.assertUniform(what, counts);
    }
  }

  private static long[] sites(FaultMap map, boolean stored0) {
    return IntStream.range(0, map.size())
        .filter(i -> (stored0 ? map.onset01(i) : map.onset10(i)) < 1)
        .mapToLong(map::site)
        .toArray();
  }
}
