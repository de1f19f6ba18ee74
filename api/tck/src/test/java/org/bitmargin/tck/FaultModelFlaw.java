package org.bitmargin.tck;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.bitmargin.api.MemoryLayout;

/** What authors of fault models get wrong, and the tests that notice. */
public enum FaultModelFlaw {
  NONE(SparseFlips::new),
  /** No flaw where the contract is told. */
  ASYMMETRIC(
      rate ->
          new SparseFlips(1.5 * rate) {
            @Override
            double onset10(double onset01) {
              return 3 * onset01;
            }
          },
      "realised_rate_is_the_stated_one",
      "the_rate_at_a_severity_is_that_share_of_the_rate"),
  CLOCK_SEED(
      rate -> new WrongSamplers.OwnSeed(rate, System.nanoTime()),
      "the_same_stream_gives_the_same_chip"),
  FIXED_PATTERN(rate -> new WrongSamplers.OwnSeed(rate, 1), "another_stream_gives_another_chip"),
  COUNT_IS_INT_OF_P_N(
      WrongSamplers.FixedCount::new,
      "counts_vary_from_chip_to_chip_as_binomial",
      "tiny_tensors_get_their_share"),
  AT_MOST_ONE_FLIP_A_VALUE(
      WrongSamplers.OneAValue::new,
      "several_bits_of_a_code_can_fail",
      "realised_rate_is_the_stated_one",
      "realised_rate_on_mixed_contents_is_that_of_each_stored_bit"),
  RATE_IN_PERCENT(SparseFlips::new, "bit_error_rate_is_the_operating_point"),
  RATE_TAKEN_FOR_PERCENT(
      rate -> new SparseFlips(rate / 100),
      "realised_rate_is_the_stated_one",
      "realised_rate_on_mixed_contents_is_that_of_each_stored_bit",
      "every_bit_fails_at_rate_1"),
  ONES_NEVER_FAIL(
      rate ->
          new SparseFlips(rate) {
            @Override
            double onset10(double onset01) {
              return Double.POSITIVE_INFINITY;
            }
          },
      "realised_rate_is_the_stated_one",
      "realised_rate_on_mixed_contents_is_that_of_each_stored_bit"),
  FLOAT_UNIFORMS(
      rate ->
          new SparseFlips(rate) {
            @Override
            double uniform(RandomGenerator chip) {
              return chip.nextFloat();
            }
          },
      "a_rate_of_a_billionth_is_exact_and_costs_only_its_faults"),
  FLOAT_ADDRESSES(
      WrongSamplers.FloatAddresses::new,
      "a_rate_of_a_billionth_is_exact_and_costs_only_its_faults"),
  EVERY_BIT_VISITED(
      WrongSamplers.Exhaustive::new, "a_rate_of_a_billionth_is_exact_and_costs_only_its_faults"),
  FLOAT_ONSETS(rate -> onset(rate, RandomGenerator::nextFloat), "onsets_are_finer_than_a_float"),
  EVERYTHING_AT_ONCE(
      rate -> onset(rate, chip -> 0), "the_rate_at_a_severity_is_that_share_of_the_rate"),
  ONSETS_BELOW_0(
      rate -> onset(rate, chip -> -1), "nothing_fails_at_severity_0", "sites_lie_in_the_memory"),
  LAST_BIT_SPARED(
      rate -> over(rate, layout -> layout.bitCount() - 1),
      "the_first_and_the_last_bit_fail_as_often_as_any",
      "every_bit_fails_at_rate_1"),
  FIRST_TENSOR_ONLY(
      rate ->
          over(rate, layout -> layout.regions().isEmpty() ? 0 : layout.regions().get(0).endBit()),
      "every_stretch_of_memory_is_hit_alike"),
  PAST_THE_END(
      rate -> over(rate, layout -> layout.bitCount() + 64),
      "sites_lie_in_the_memory",
      "an_empty_memory_has_no_sites",
      "a_faulty_memory_keeps_its_widths_and_padding"),
  EVEN_BITS_ONLY(WrongSamplers.EvenBits::new, "every_bit_position_is_hit_alike"),
  ANY_RATE_ACCEPTED(SparseFlips::new, "refuses_a_rate_outside_0_to_1"),
  NEVER_WITHOUT_FAULTS(rate -> new SparseFlips(Math.max(rate, 1e-3)), "nothing_fails_at_rate_0"),
  NO_LIFETIME(SparseFlips::new, "says_how_long_a_fault_lasts");

  private final DoubleFunction<SparseFlips> sampler;
  private final String[] foundBy;

  FaultModelFlaw(DoubleFunction<SparseFlips> sampler, String... foundBy) {
    this.sampler = sampler;
    this.foundBy = foundBy;
  }

  String[] foundBy() {
    return foundBy.clone();
  }

  SparseFlips at(double rate) {
    return sampler.apply(rate);
  }

  private static SparseFlips onset(double rate, ToDoubleFunction<RandomGenerator> onset) {
    return new SparseFlips(rate) {
      @Override
      double onset(RandomGenerator chip) {
        return onset.applyAsDouble(chip);
      }
    };
  }

  private static SparseFlips over(double rate, ToLongFunction<MemoryLayout> bits) {
    return new SparseFlips(rate) {
      @Override
      long bits(MemoryLayout layout) {
        return bits.applyAsLong(layout);
      }
    };
  }
}
