package org.bitmargin.faults.bitposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EachBitTest {

  private static FaultModel model(Double... rates) {
    return new BitPositionFactory()
        .create(new BitPositionParameters(List.of(rates), Lifetime.PER_CHIP));
  }

  private static FaultMap chip(FaultModel model, MemoryLayout layout) {
    return model.sample(layout, new SplittableRandom(3));
  }

  private static MemoryImage random(MemoryLayout layout) {
    SplittableRandom random = new SplittableRandom(8);
    return new MemoryImage(
        layout,
        layout.regions().stream()
            .map(
                region -> {
                  PackedBits codes = new PackedBits(region.width(), region.size());
                  for (long i = 0; i < codes.size(); i++) {
                    codes.set(i, random.nextInt());
                  }
                  return codes;
                })
            .toList());
  }

  /** Flips by bit position, of stored zeros and of stored ones. */
  private static long[][] byBit(FaultMap map, MemoryImage stored, double severity) {
    MemoryRegion region = stored.layout().regions().get(0);
    long[][] counts = new long[region.width()][2];
    for (long site : map.flips(stored, severity)) {
      counts[stored.layout().regions().get(stored.layout().regionIndexAt(site)).bitOf(site)][
          stored.bit(site) ? 1 : 0]++;
    }
    return counts;
  }

  private static void assertBinomial(double count, double trials, double p) {
    assertThat(count).isCloseTo(trials * p, within(6 * Math.sqrt(trials * p * (1 - p)) + 1e-9));
  }

  @Nested
  class Rates {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.1})
    void are_realised_bit_by_bit_in_both_directions_at_every_severity(double severity) {
      double[] rates = {0.4, 0.1, 0.02, 1e-3, 0.05, 0, 1};
      MemoryLayout layout = MemoryLayout.of(7, 200_001);
      FaultMap map = chip(model(Arrays.stream(rates).boxed().toArray(Double[]::new)), layout);
      long[][] flips = byBit(map, random(layout), severity);

      for (int bit = 0; bit < 7; bit++) {
        assertBinomial(flips[bit][0] + flips[bit][1], 200_001, rates[bit] * severity);
        assertBinomial(flips[bit][1], flips[bit][0] + flips[bit][1], 0.5);
      }
    }

    /** 4^7 and 4^7 + 4^6 of the sum of 4^j: of the squared changes of codes, 75 and 94 %. */
    @Test
    void alike_let_the_top_bits_carry_most_of_the_damage_to_8_bit_codes() {
      Double[] rates = new Double[8];
      Arrays.fill(rates, 0.01);
      MemoryLayout layout = MemoryLayout.of(8, 400_000);
      MemoryImage stored = random(layout);
      MemoryImage read = stored.copy();
      long[] flips = chip(model(rates), layout).flips(stored, 1);
      read.flip(flips);
      double[] squares = new double[8];
      double sum = 0;
      for (long i = 0; i < 400_000; i++) {
        int changed = stored.content(0).get(i) ^ read.content(0).get(i);
        // Codes in which several bits flipped do not tell which of them did how much.
        if (Integer.bitCount(changed) == 1) {
          double change = read.content(0).get(i) - stored.content(0).get(i);
          squares[Integer.numberOfTrailingZeros(changed)] += change * change;
          sum += change * change;
        }
      }
      // About 3700 flips a bit, so that shares vary by 0.75 * 0.25 / sqrt(3700), that is 0.3 %.
      assertThat(squares[7] / sum).isCloseTo(0.75, within(0.015));
      assertThat((squares[7] + squares[6]) / sum).isCloseTo(0.9375, within(0.015));
    }

    @Test
    void hold_in_every_tensor() {
      MemoryLayout layout =
          MemoryLayout.builder().add("a", 4, 99_991).add("none", 9, 0).add("b", 4, 50_021).build();
      FaultMap map = chip(model(0.0, 0.0, 0.01, 0.2), layout);

      for (MemoryRegion region : layout.regions()) {
        long[] counts = new long[4];
        for (int i = 0; i < map.size(); i++) {
          if (map.site(i) >= region.firstBit() && map.site(i) < region.endBit()) {
            counts[region.bitOf(map.site(i))]++;
          }
        }
        assertThat(counts[0] + counts[1]).isZero();
        assertBinomial(counts[2], region.size(), 0.01);
        assertBinomial(counts[3], region.size(), 0.2);
      }
    }

    @Test
    void of_two_bits_of_a_code_are_independent() {
      MemoryLayout layout = MemoryLayout.of(2, 500_000);
      FaultMap map = chip(model(0.1, 0.3), layout);
      long both = 0;
      for (int i = 1; i < map.size(); i++) {
        both += map.site(i) % 2 == 1 && map.site(i - 1) == map.site(i) - 1 ? 1 : 0;
      }

      assertBinomial(both, 500_000, 0.03);
    }

    @Test
    void of_a_binary_code_are_one() {
      FaultMap map = chip(model(0.25), MemoryLayout.of(1, 100_003));

      assertBinomial(map.size(), 100_003, 0.25);
    }

    @Test
    void cost_their_faults_and_not_their_bits() {
      CountingRandom random = new CountingRandom();
      FaultMap map = model(1e-9, 0.0, 1e-8).sample(MemoryLayout.of(3, 10_000_000_000L), random);

      assertBinomial(map.size(), 2e10, 5.5e-9);
      // A distance and an onset each, and the last distance, which leads out of the memory.
      assertThat(random.draws).isEqualTo(2L * map.size() + 1);
    }
  }

  @Nested
  class OperatingPoints {

    @Test
    void have_the_mean_of_the_bits_as_their_rate_and_scale_all_alike() {
      MemoryLayout layout = MemoryLayout.of(2, 999);

      assertThat(model(0.1, 0.3).bitErrorRate()).isEqualTo(0.2);
      assertThat(chip(model(0.1, 0.3).at(0.4), layout)).isEqualTo(chip(model(0.2, 0.6), layout));
      assertThat(chip(model(0.1, 0.3).at(0).at(0.4), layout))
          .isEqualTo(chip(model(0.2, 0.6), layout));
    }

    @Test
    void end_where_a_bit_is_certain_to_fail() {
      assertThat(chip(model(0.0, 0.3).at(0.5), MemoryLayout.of(2, 99)).size()).isEqualTo(99);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.0, 0.3).at(0.51))
          .withMessage(
              "a bit error rate of 0.51 is out of reach for the rates [0.0, 0.3] scaled alike:"
                  + " allowed is [0, 0.5]");
      assertThat(chip(model(0.0, 0.0).at(0), MemoryLayout.of(2, 99)).size()).isZero();
      assertThatIllegalArgumentException().isThrownBy(() -> model(0.0, 0.0).at(0.01));
    }

    @Test
    void of_one_list_share_their_chips() {
      assertThat(model(0.1, 0.3).at(0.2).severityOf(model(0.1, 0.3).at(0.05))).hasValue(0.25);
      assertThat(model(0.1, 0.3).severityOf(model(0.1, 0.2))).isEmpty();
      assertThat(model(0.1, 0.3).at(0.1).severityOf(model(0.1, 0.3))).isEmpty();
    }
  }

  @Nested
  class Codes {

    @Test
    void that_lack_a_bit_with_a_rate_are_refused() {
      MemoryLayout binary = MemoryLayout.builder().add("conv1.weight", 1, 10).build();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> chip(model(0.0, 0.0, 0.0, 0.1), binary))
          .withMessage(
              "rates name bits 0 to 3 of a code, but conv1.weight has codes of 1: there is no bit 3;"
                  + " give one rate for each bit, and each width its own list by compose");
    }

    @Test
    void with_bits_that_have_no_rate_are_refused() {
      MemoryLayout mixed = MemoryLayout.builder().add("w", 2, 10).add("bias", 32, 1).build();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> chip(model(0.0, 0.1), mixed))
          .withMessageContaining("but bias has codes of 32: bit 31 has no rate");
    }
  }

  @Nested
  class Parameters {

    @Test
    void that_are_no_fractions_are_refused_with_the_bit() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.0, 5.0))
          .withMessage("rates must be fractions in [0, 1] (1 % is 0.01), the one of bit 1 was 5.0");
      assertThatIllegalArgumentException().isThrownBy(() -> model(Double.NaN));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BitPositionParameters(Arrays.asList(0.1, null), Lifetime.PER_CHIP))
          .withMessageEndingWith("bit 1 was null");
    }

    @Test
    void that_list_no_bit_or_more_than_a_code_can_have_are_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model())
          .withMessage("rates must list 1 to 32 bits, the least significant first, were none");
      Double[] many = new Double[33];
      Arrays.fill(many, 0.1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(many))
          .withMessageEndingWith("were 33");
    }

    @ParameterizedTest
    @EnumSource(Lifetime.class)
    void carry_the_lifetime(Lifetime lifetime) {
      var parameters = new BitPositionParameters(List.of(0.1), lifetime);

      assertThat(new BitPositionFactory().create(parameters).at(0.2).lifetime())
          .isEqualTo(lifetime);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BitPositionParameters(List.of(0.1), null))
          .withMessageContainingAll("lifetime is missing", "per-write");
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
