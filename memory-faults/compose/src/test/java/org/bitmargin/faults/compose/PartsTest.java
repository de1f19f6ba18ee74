package org.bitmargin.faults.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.faults.compose.ComposeParameters.Overlap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final MemoryLayout LAYOUT =
      MemoryLayout.builder()
          .add("conv1.weight", 4, 50_000)
          .add("fc1.weight", 8, 25_000)
          .add("conv2.weight", 2, 100_000)
          .add("conv1.weight/parity", 1, 50_000)
          .build();

  private static FaultMap chip(FaultModel model, long seed) {
    return model.sample(LAYOUT, new SplittableRandom(seed));
  }

  private static MemoryImage stored(boolean ones) {
    return new MemoryImage(
        LAYOUT,
        LAYOUT.regions().stream()
            .map(
                region -> {
                  PackedBits bits = new PackedBits(region.width(), region.size());
                  if (ones) {
                    LongStream.range(0, region.bitCount()).forEach(bits::flip);
                  }
                  return bits;
                })
            .toList());
  }

  /** Share of the bits of each tensor that turn. */
  private static double[] shares(FaultMap map, double severity, boolean ones) {
    double[] shares = new double[LAYOUT.regions().size()];
    for (long flip : map.flips(stored(ones), severity)) {
      shares[LAYOUT.regionIndexAt(flip)]++;
    }
    for (int r = 0; r < shares.length; r++) {
      shares[r] /= LAYOUT.regions().get(r).bitCount();
    }
    return shares;
  }

  private static void assertShares(double[] shares, double... expected) {
    for (int r = 0; r < expected.length; r++) {
      double error = Math.sqrt(expected[r] / LAYOUT.regions().get(r).bitCount());
      assertThat(shares[r])
          .as(LAYOUT.regions().get(r).name())
          .isCloseTo(expected[r], within(6 * error + 1e-12));
    }
  }

  @Nested
  class Tensors {

    @Test
    void are_those_the_globs_name_with_what_guards_them() {
      FaultModel model = Inner.compose(Inner.flips("conv1.weight", 0.05), Inner.flips("fc*", 0.02));
      assertShares(shares(chip(model, 1), 1, false), 0.05, 0.02, 0, 0.05);
    }

    @Test
    void may_have_widths_that_another_part_could_not_take() {
      FaultModel model =
          Inner.compose(
              Inner.positions("conv1.weight/*", List.of(0.3)),
              Inner.positions("conv2*", List.of(0.0, 0.1)));
      FaultMap map = chip(model, 2);
      MemoryRegion conv2 = LAYOUT.regions().get(2);
      for (int i = 0; i < map.size(); i++) {
        if (map.site(i) < conv2.endBit()) {
          assertThat(conv2.bitOf(map.site(i))).isEqualTo(1);
        }
      }
      assertShares(shares(map, 1, true), 0, 0, 0.05, 0.3);
    }

    @Test
    void are_a_memory_of_their_own_in_which_the_part_draws_as_it_would_alone() {
      FaultMap map = chip(Inner.compose(Inner.flips("conv2*", 0.1)), 3);
      MemoryLayout alone = MemoryLayout.builder().add("conv2.weight", 2, 100_000).build();
      FaultMap own =
          Inner.flips("*", 0.1)
              .model()
              .model()
              .sample(alone, new SplittableRandom(new SplittableRandom(3).nextLong()));
      long first = LAYOUT.regions().get(2).firstBit();
      assertThat(map.size()).isEqualTo(own.size()).isPositive();
      for (int i = 0; i < own.size(); i++) {
        assertThat(map.site(i)).isEqualTo(first + own.site(i));
        assertThat(map.onset10(i)).isEqualTo(own.onset10(i));
      }
    }

    @Test
    void of_one_part_are_hit_alike_whatever_the_other_part_does() {
      FaultMap mild = chip(Inner.compose(Inner.flips("fc*", 0.001), Inner.flips("conv2*", 0.1)), 4);
      FaultMap wild = chip(Inner.compose(Inner.flips("fc*", 0.5), Inner.flips("conv2*", 0.1)), 4);
      assertThat(sitesFrom(mild, LAYOUT.regions().get(2)))
          .isEqualTo(sitesFrom(wild, LAYOUT.regions().get(2)))
          .isNotEmpty();
    }

    private static long[] sitesFrom(FaultMap map, MemoryRegion region) {
      return LongStream.range(0, map.size())
          .map(i -> map.site((int) i))
          .filter(site -> site >= region.firstBit())
          .toArray();
    }
  }

  @Nested
  class Overlapping {

    @Test
    void parts_that_add_leave_a_bit_wrong_that_any_of_them_gets_wrong() {
      FaultModel model = Inner.compose(Inner.flips("*", 0.2), Inner.flips("conv*", 0.3));
      double both = 1 - 0.8 * 0.7;
      assertShares(shares(chip(model, 5), 1, true), both, 0.2, both, both);
      double half = 1 - 0.9 * 0.85;
      assertShares(shares(chip(model, 5), 0.5, true), half, 0.1, half, half);
    }

    @Test
    void parts_that_add_keep_their_directions() {
      FaultModel model = Inner.compose(Inner.stuck("*", 0, 0.1), Inner.stuck("conv*", 0.2, 0));
      assertShares(shares(chip(model, 6), 1, false), 0.1, 0.1, 0.1, 0.1);
      assertShares(shares(chip(model, 6), 1, true), 0.2, 0, 0.2, 0.2);
    }

    @Test
    void the_first_part_alone_acts_where_that_is_asked_for() {
      FaultModel model =
          Inner.compose(
              Overlap.FIRST,
              List.of(Inner.flips("conv2*", 0.3)),
              Inner.flips("conv*", 0.1),
              Inner.flips("*", 0.02));
      assertShares(shares(chip(model, 7), 1, true), 0.1, 0.02, 0.3, 0.1);
    }

    @Test
    void errors_of_a_lower_severity_are_among_those_of_a_higher_one() {
      FaultModel model = Inner.compose(Inner.flips("*", 0.2), Inner.stuck("conv*", 0.1, 0.3));
      FaultMap map = chip(model, 8);
      long[] low = map.flips(stored(true), 0.3);
      long[] high = map.flips(stored(true), 0.7);
      assertThat(low).isNotEmpty();
      assertThat(Arrays.stream(high).boxed().toList())
          .containsAll(Arrays.stream(low).boxed().toList());
    }
  }

  @Nested
  class AnotherRate {

    @Test
    void multiplies_all_parts_alike() {
      FaultModel model = Inner.compose(Inner.flips("conv1*", 0.02), Inner.flips("fc*", 0.04));
      assertThat(model.bitErrorRate()).isEqualTo(0.04);
      assertShares(shares(chip(model.at(0.2), 9), 1, true), 0.1, 0.2, 0, 0.1);
      assertThat(model.at(0.2).severityOf(model.at(0.05))).hasValue(0.25);
      assertThat(model.severityOf(Inner.compose(Inner.flips("fc*", 0.04)))).isEmpty();
    }

    @Test
    void leaves_fixed_parts_as_they_are_but_at_0() {
      FaultModel model =
          Inner.compose(Overlap.ADD, List.of(Inner.flips("fc*", 0.3)), Inner.flips("conv1*", 0.02));
      assertShares(shares(chip(model.at(0.1), 10), 1, true), 0.1, 0.3, 0, 0.1);
      assertShares(shares(chip(model.at(0.1), 10), 0.5, true), 0.05, 0.3, 0, 0.05);
      assertThat(chip(model.at(0), 10).size()).isZero();
      assertShares(shares(chip(model.at(0.1), 10), 0, true), 0, 0, 0, 0);
    }

    @Test
    void that_a_part_cannot_have_is_refused_in_its_name() {
      FaultModel model = Inner.compose(Inner.flips("fc*", 0.1), Inner.stuck("conv*", 0.2, 0.2));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.at(0.7))
          .withMessageStartingWith("stuck-at on conv*: a bit error rate of 0.7 is out of reach");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Inner.compose(Inner.flips("*", 0)).at(0.1))
          .withMessageContaining("allowed is 0");
    }
  }

  @Nested
  class Lifetimes {

    @Test
    void that_differ_are_refused_with_the_reason() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Inner.compose(
                      Inner.flips("a*", 0.1), Inner.flips("b*", 0.1, Lifetime.PER_INFERENCE)))
          .withMessageContainingAll(
              "the parts must have one lifetime",
              "bit-flip on a* is per-chip",
              "bit-flip on b* is per-inference");
    }

    @Test
    void of_the_parts_are_that_of_the_whole() {
      assertThat(Inner.compose(Inner.flips("*", 0.1, Lifetime.PER_WRITE)).lifetime())
          .isEqualTo(Lifetime.PER_WRITE);
    }

    @Test
    void per_access_need_tensors_of_their_own() {
      FaultModel model =
          Inner.compose(
              Inner.flips("*", 0.1, Lifetime.PER_ACCESS),
              Inner.flips("conv*", 0.1, Lifetime.PER_ACCESS));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.requireFits(LAYOUT))
          .withMessageContaining("must name different tensors");
    }
  }

  @Nested
  class Memories {

    @Test
    void without_a_named_tensor_are_refused_with_what_there_is() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Inner.compose(Inner.flips("conv1* cnv2*", 0.1)).requireFits(LAYOUT))
          .withMessage(
              "the glob \"cnv2*\" of the part bit-flip matches no exposed tensor; there are:"
                  + " conv1.weight, fc1.weight, conv2.weight, conv1.weight/parity");
    }

    @Test
    void that_leave_a_part_with_nothing_are_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Inner.compose(
                          Overlap.FIRST,
                          List.of(),
                          Inner.flips("*", 0.1),
                          Inner.flips("conv*", 0.2))
                      .requireFits(LAYOUT))
          .withMessageContaining("bit-flip on conv* is left without a tensor");
    }

    @Test
    void that_a_part_does_not_fit_are_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Inner.compose(Inner.positions("fc*", List.of(0.1, 0.2))).requireFits(LAYOUT))
          .withMessageContaining("fc1.weight has codes of 8");
    }

    @Test
    void without_any_part_are_none() {
      assertThatIllegalArgumentException()
          .isThrownBy(Inner::compose)
          .withMessageStartingWith("parts must name at least one");
    }
  }
}
