package org.bitmargin.faults.dram;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeakCellsTest {
  private static final MemoryLayout LAYOUT = MemoryLayout.of(8, 25_000);
  private final DramFactory factory = new DramFactory();

  private static MemoryImage holding(int code) {
    PackedBits codes = new PackedBits(8, 25_000);
    for (int i = 0; i < 25_000; i++) {
      codes.set(i, code);
    }
    return new MemoryImage(LAYOUT, List.of(codes));
  }

  @Nested
  class OverAccesses {
    private final FaultModel model =
        factory.create(Points.weak(ErrorModel.UNIFORM, 0.005, 0.3, 0, Lifetime.PER_ACCESS));
    private final FaultMap chip = model.sample(LAYOUT, new SplittableRandom(1));

    /** Failures of each weak cell at each of so many accesses. */
    private boolean[][] failures(int accesses) {
      boolean[][] failures = new boolean[chip.size()][accesses];
      long[] weak = chip.flips(holding(0), 1);
      for (int access = 0; access < accesses; access++) {
        FaultMap failing = model.access(chip, LAYOUT, new SplittableRandom(100 + access));
        for (long flip : failing.flips(holding(0), 1)) {
          int cell = Arrays.binarySearch(weak, flip);
          assertThat(cell).as("a weak cell of the chip").isNotNegative();
          failures[cell][access] = true;
        }
      }
      return failures;
    }

    @Test
    void the_weak_cells_are_as_many_as_the_operating_point_says() {
      assertThat(model.bitErrorRate()).isCloseTo(0.0015, within(1e-15));
      assertThat((double) chip.size()).isCloseTo(1000, within(5 * Math.sqrt(1000)));
    }

    /** χ² of the number of failures of each cell against Binomial(200, 0.3), dispersion of one. */
    @Test
    void the_same_cells_fail_each_as_often_as_its_probability_says() {
      int accesses = 200;
      double dispersion = 0;
      for (boolean[] cell : failures(accesses)) {
        double count = count(cell);
        dispersion += Math.pow(count - 0.3 * accesses, 2) / (accesses * 0.3 * 0.7);
      }
      double cells = chip.size();
      assertThat(dispersion).isCloseTo(cells, within(6 * Math.sqrt(2 * cells)));
    }

    @Test
    void one_access_does_not_tell_the_next() {
      double both = 0;
      int accesses = 200;
      for (boolean[] cell : failures(accesses)) {
        for (int i = 1; i < accesses; i++) {
          both += cell[i] && cell[i - 1] ? 1 : 0;
        }
      }
      double expected = chip.size() * (accesses - 1) * 0.09;
      assertThat(both).isCloseTo(expected, within(8 * Math.sqrt(expected)));
    }

    private static double count(boolean[] cell) {
      double count = 0;
      for (boolean failed : cell) {
        count += failed ? 1 : 0;
      }
      return count;
    }

    @Test
    void at_a_lower_severity_the_weak_cells_are_fewer_of_the_same() {
      FaultMap access = model.access(chip, LAYOUT, new SplittableRandom(7));
      long[] half = access.flips(holding(0), 0.5);
      long[] weakAtHalf = chip.flips(holding(0), 0.5);

      assertThat((double) half.length).isCloseTo(150, within(5 * Math.sqrt(150)));
      assertThat(LongStream.of(half)).allMatch(flip -> Arrays.binarySearch(weakAtHalf, flip) >= 0);
    }

    @Test
    void cells_that_always_fail_are_the_chip_and_those_that_never_do_are_none() {
      FaultModel always =
          factory.create(Points.weak(ErrorModel.UNIFORM, 0.005, 1, 0, Lifetime.PER_ACCESS));
      FaultModel never =
          factory.create(Points.weak(ErrorModel.UNIFORM, 0.005, 0, 0, Lifetime.PER_ACCESS));

      FaultMap sites = always.sample(LAYOUT, new SplittableRandom(1));
      assertThat(always.access(sites, LAYOUT, new SplittableRandom(2))).isEqualTo(sites);
      assertThat(never.bitErrorRate()).isZero();
      assertThat(never.sample(LAYOUT, new SplittableRandom(1)).size()).isZero();
    }
  }

  @Nested
  class ByWhatTheyStore {

    @ParameterizedTest
    @CsvSource({"0.1, 0.6", "0, 0.5", "0.8, 0"})
    void zeros_and_ones_fail_at_rates_of_their_own(double failure0, double failure1) {
      double weak = 0.05;
      for (Lifetime lifetime : List.of(Lifetime.PER_CHIP, Lifetime.PER_ACCESS)) {
        FaultModel model = factory.create(Points.dataDependent(weak, failure0, failure1, lifetime));
        FaultMap chip = model.sample(LAYOUT, new SplittableRandom(3));
        FaultMap read = model.access(chip, LAYOUT, new SplittableRandom(4));
        double zeros = weak * failure0 * LAYOUT.bitCount();
        double ones = weak * failure1 * LAYOUT.bitCount();

        assertThat((double) read.flips(holding(0), 1).length)
            .isCloseTo(zeros, within(5 * Math.sqrt(zeros)));
        assertThat((double) read.flips(holding(255), 1).length)
            .isCloseTo(ones, within(5 * Math.sqrt(ones)));
        assertThat(model.bitErrorRate()).isCloseTo(weak * (failure0 + failure1) / 2, within(1e-12));
      }
    }
  }

  @Test
  void faults_of_a_chip_are_those_of_every_access() {
    FaultModel model =
        factory.create(Points.weak(ErrorModel.UNIFORM, 0.01, 0.5, 0, Lifetime.PER_CHIP));
    FaultMap chip = model.sample(LAYOUT, new SplittableRandom(1));

    assertThat(model.access(chip, LAYOUT, new SplittableRandom(2))).isSameAs(chip);
    assertThat((double) chip.size()).isCloseTo(1000, within(5 * Math.sqrt(1000)));
  }
}
