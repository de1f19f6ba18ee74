package org.bitmargin.faults.stuckat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StuckCellsTest {

  private static FaultModel stuck(double p0, double p1) {
    return new StuckAtFactory().create(new StuckAtParameters(p0, p1, Lifetime.PER_CHIP));
  }

  private static FaultMap chip(FaultModel model, MemoryLayout layout) {
    return model.sample(layout, new SplittableRandom(11));
  }

  private static MemoryImage filled(MemoryLayout layout, int code) {
    PackedBits codes =
        new PackedBits(layout.regions().get(0).width(), layout.regions().get(0).size());
    for (long i = 0; i < codes.size(); i++) {
      codes.set(i, code);
    }
    return new MemoryImage(layout, List.of(codes));
  }

  @Nested
  class Reading {

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void a_stuck_cell_gives_its_value_whatever_is_stored(int width) {
      MemoryLayout layout = MemoryLayout.of(width, 999);
      FaultMap map = chip(stuck(0.1, 0.2), layout);
      long[] of0 = map.flips(filled(layout, 0), 1);
      long[] of1 = map.flips(filled(layout, -1), 1);

      assertThat(of0).isNotEmpty().doesNotContain(of1);
      assertThat(of1).isNotEmpty();
      assertThat(LongStream.concat(Arrays.stream(of0), Arrays.stream(of1)).sorted())
          .containsExactlyElementsOf(IntStream.range(0, map.size()).mapToObj(map::site).toList());
    }

    @Test
    void every_cell_is_stuck_at_one_value_where_the_shares_add_up_to_1() {
      MemoryLayout layout = MemoryLayout.of(8, 500);
      FaultMap map = chip(stuck(0.25, 0.75), layout);

      assertThat(map.size()).isEqualTo(4000);
      long of0 = map.flips(filled(layout, 0), 1).length;
      assertThat(of0 + map.flips(filled(layout, -1), 1).length).isEqualTo(4000);
      assertThat((double) of0).isCloseTo(3000, within(6 * Math.sqrt(4000 * 0.75 * 0.25)));
    }

    @Test
    void of_random_bits_half_of_the_stuck_cells_read_wrong() {
      MemoryLayout layout = MemoryLayout.of(8, 50_000);
      FaultModel model = stuck(0.06, 0.02);
      MemoryImage stored = filled(layout, 0b01011010);
      double wrong = chip(model, layout).flips(stored, 1).length;

      assertThat(model.bitErrorRate()).isEqualTo(0.04);
      assertThat(wrong).isCloseTo(0.04 * 400_000, within(6 * Math.sqrt(0.04 * 400_000)));
    }
  }

  @Nested
  class OperatingPoints {

    @Test
    void scale_both_shares_alike() {
      assertThat(chip(stuck(0.03, 0.01).at(0.1), MemoryLayout.of(8, 999)))
          .isEqualTo(chip(stuck(0.15, 0.05), MemoryLayout.of(8, 999)));
    }

    @Test
    void end_where_every_cell_is_stuck() {
      assertThat(chip(stuck(0.03, 0.01).at(0.5), MemoryLayout.of(1, 99)).size()).isEqualTo(99);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stuck(0.03, 0.01).at(0.51))
          .withMessage(
              "a bit error rate of 0.51 is out of reach for p0 = 0.03 and p1 = 0.01 scaled alike:"
                  + " allowed is [0, 0.5], where every cell is stuck");
    }

    @Test
    void of_a_memory_without_stuck_cells_is_rate_0_alone() {
      assertThat(chip(stuck(0, 0), MemoryLayout.of(8, 99)).size()).isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stuck(0, 0).at(0.1))
          .withMessageContaining("allowed is [0, 0.0], where no cell is stuck");
    }

    @Test
    void of_the_same_proportions_are_one_memory() {
      assertThat(stuck(0.02, 0.06).severityOf(stuck(0.01, 0.03))).hasValue(0.5);
      assertThat(stuck(0.02, 0.06).severityOf(stuck(0.02, 0.06).at(0.01))).hasValue(0.25);
      assertThat(stuck(0.02, 0.06).severityOf(stuck(0.03, 0.01))).isEmpty();
      assertThat(stuck(0.01, 0.03).severityOf(stuck(0.02, 0.06))).isEmpty();
    }
  }

  @Nested
  class Parameters {

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, 5, Double.NaN})
    void that_are_no_fractions_are_refused(double p) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stuck(p, 0))
          .withMessage("p0 must be a fraction in [0, 1] (1 % is 0.01), was " + p);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stuck(0, p))
          .withMessageStartingWith("p1 must be a fraction");
    }

    @Test
    void that_leave_more_than_one_value_to_a_cell_are_refused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stuck(0.6, 0.5))
          .withMessageContainingAll("at most 1", "0.6 and 0.5");
    }

    @ParameterizedTest
    @EnumSource(value = Lifetime.class, mode = EnumSource.Mode.EXCLUDE, names = "PER_CHIP")
    void of_another_lifetime_are_refused_with_the_reason(Lifetime lifetime) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StuckAtParameters(0, 0, lifetime))
          .withMessageStartingWith(
              "lifetime must be per-chip, since a stuck cell does not recover, was per-");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StuckAtParameters(0, 0, null))
          .withMessage("lifetime is missing: per-chip");
    }
  }
}
