package org.bitmargin.faults.rram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MultiLevelTest {
  private static final int CELLS = 120_000;
  private final RramFactory factory = new RramFactory();

  private AimedFaultModel cells(int bits, double separation, Coding coding) {
    return (AimedFaultModel) factory.create(Points.levels(bits, separation, coding));
  }

  /** Codes as wide as a cell, each value as often as any other. */
  private static MemoryImage allLevels(int bits) {
    PackedBits codes = new PackedBits(bits, CELLS);
    for (int i = 0; i < CELLS; i++) {
      codes.set(i, i % (1 << bits));
    }
    return new MemoryImage(MemoryLayout.of(bits, CELLS), List.of(codes));
  }

  private static FaultMap aim(AimedFaultModel model, MemoryImage image) {
    return model.aim(new StoredOnly(image), new SplittableRandom(5));
  }

  @Nested
  class Rates {

    /** NVMExplorer's parameters give 1.5e-4 to 6.3e-3 with 3 bits, at most 1.7e-8 with 2. */
    @ParameterizedTest
    @CsvSource({"7.23, 1.5e-4", "4.99, 6.3e-3", "11.04, 1.7e-8", "6.2, 9.7e-4"})
    void of_a_threshold_reach_those_of_measured_cells(double separation, double rate) {
      assertThat(Levels.crossing(separation)).isCloseTo(rate, withinPercentage(2));
    }

    /** Bits that change at the thresholds, counted by hand: 2 bits 3 and 4, 3 bits 7 and 11. */
    @ParameterizedTest
    @CsvSource({
      "1, GRAY, 1",
      "2, GRAY, 0.75",
      "2, BINARY, 1",
      "3, GRAY, 0.583333333333",
      "3, BINARY, 0.916666666667"
    })
    void of_bits_follow_from_those_of_thresholds(int bits, Coding coding, double share) {
      assertThat(cells(bits, 4, coding).bitErrorRate())
          .isCloseTo(share * Levels.crossing(4), withinPercentage(1e-6));
    }

    @Test
    void end_where_an_inner_level_is_never_read_right() {
      AimedFaultModel model = cells(3, 4, Coding.GRAY);

      assertThat(model.at(3.5 / 12).bitErrorRate()).isEqualTo(3.5 / 12);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.at(0.3))
          .withMessageContainingAll("0.3 is out of reach", "one level in cells of 3 bits", "0.29");
    }

    @Test
    void of_levels_further_apart_are_a_severity() {
      AimedFaultModel near = cells(3, 4, Coding.GRAY);

      assertThat(near.severityOf(cells(3, 6, Coding.GRAY)).orElseThrow())
          .isCloseTo(Levels.crossing(6) / Levels.crossing(4), withinPercentage(1e-6));
      assertThat(near.severityOf(cells(3, 6, Coding.BINARY))).isEmpty();
      assertThat(near.severityOf(cells(2, 6, Coding.GRAY))).isEmpty();
    }
  }

  @Nested
  class WhatIsRead {

    @ParameterizedTest
    @CsvSource({"2, GRAY", "2, BINARY", "3, GRAY", "3, BINARY"})
    void is_a_neighbouring_level_as_often_as_thresholds_are_crossed(int bits, Coding coding) {
      double separation = 2.6;
      MemoryImage image = allLevels(bits);
      MemoryImage read = image.copy();
      read.flip(aim(cells(bits, separation, coding), image).flips(image, 1));
      int levels = 1 << bits;
      double[] up = new double[levels];
      double[] down = new double[levels];
      for (int i = 0; i < CELLS; i++) {
        int before = coding.level(image.content(0).get(i));
        int after = coding.level(read.content(0).get(i));
        assertThat(Math.abs(after - before)).isLessThanOrEqualTo(1);
        up[before] += after > before ? 1 : 0;
        down[before] += after < before ? 1 : 0;
      }

      double expected = Levels.crossing(separation) * CELLS / levels;
      for (int level = 0; level < levels; level++) {
        double most = level == levels - 1 ? 0 : expected;
        double least = level == 0 ? 0 : expected;
        assertThat(up[level]).isCloseTo(most, within(5 * Math.sqrt(most)));
        assertThat(down[level]).isCloseTo(least, within(5 * Math.sqrt(least)));
      }
    }

    @Test
    void in_gray_code_differs_in_one_bit_of_a_cell() {
      MemoryImage image = allLevels(3);
      long[] flips = aim(cells(3, 3, Coding.GRAY), image).flips(image, 1);

      assertThat(flips).hasSizeGreaterThan(1000);
      for (int i = 1; i < flips.length; i++) {
        assertThat(flips[i] / 3).isGreaterThan(flips[i - 1] / 3);
      }
    }

    /** 3 (011) and 4 (100) differ in all bits. */
    @Test
    void in_binary_code_can_differ_in_all() {
      PackedBits codes = new PackedBits(3, 1000);
      for (int i = 0; i < 1000; i++) {
        codes.set(i, 3);
      }
      MemoryImage image = new MemoryImage(MemoryLayout.of(3, 1000), List.of(codes));
      image.flip(aim(cells(3, 1, Coding.BINARY), image.copy()).flips(image, 1));
      boolean[] seen = new boolean[8];
      for (int i = 0; i < 1000; i++) {
        seen[image.content(0).get(i)] = true;
      }

      assertThat(seen).containsExactly(false, false, true, true, true, false, false, false);
    }

    @Test
    void at_a_lower_severity_errs_in_fewer_cells_and_wholly_there() {
      MemoryImage image = allLevels(3);
      FaultMap write = aim(cells(3, 2, Coding.BINARY), image);
      MemoryImage read = image.copy();
      long[] half = write.flips(image, 0.5);
      read.flip(half);
      long errors = 0;
      for (int i = 0; i < CELLS; i++) {
        int distance = Math.abs(read.content(0).get(i) - image.content(0).get(i));
        assertThat(distance).isLessThanOrEqualTo(1);
        errors += distance;
      }

      double expected = CELLS * Levels.crossing(2) * 14 / 8 / 2;
      assertThat((double) errors).isCloseTo(expected, within(5 * Math.sqrt(expected)));
      assertThat(write.flips(image, 1)).hasSizeGreaterThan(half.length);
    }
  }

  /** Where contents are not known, each bit has the rate it has over all contents. */
  @ParameterizedTest
  @EnumSource(Coding.class)
  void sampled_bits_fail_as_often_as_those_of_all_levels(Coding coding) {
    AimedFaultModel model = cells(3, 3, coding);
    MemoryImage image = allLevels(3);
    double[] aimed = perBit(aim(model, image).flips(image, 1));
    double[] sampled =
        perBit(model.sample(image.layout(), new SplittableRandom(9)).flips(image, 1));

    Levels levels = new Levels(3, coding);
    for (int bit = 0; bit < 3; bit++) {
      double expected = CELLS * Levels.crossing(3) * levels.turns(bit);
      assertThat(aimed[bit]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
      assertThat(sampled[bit]).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }
    assertThat(aimed[0]).isGreaterThan(1.5 * aimed[1]);
    assertThat(aimed[1]).isGreaterThan(1.5 * aimed[2]);
  }

  private static double[] perBit(long[] flips) {
    double[] counts = new double[3];
    for (long flip : flips) {
      counts[(int) (flip % 3)]++;
    }
    return counts;
  }

  @Test
  void cells_of_odd_memories_may_hold_parts_of_codes_and_end_early() {
    AimedFaultModel model = (AimedFaultModel) cells(3, 1, Coding.BINARY).at(0.4);
    for (int width : new int[] {1, 7, 8}) {
      for (int size : new int[] {0, 1, 5, 1001}) {
        MemoryLayout layout = MemoryLayout.of(width, size);
        MemoryImage image = new MemoryImage(layout, List.of(new PackedBits(width, size)));
        long[] flips = aim(model, image).flips(image, 1);
        assertThat(flips.length).isLessThanOrEqualTo((width * size + 2) / 3);
        // Level 0 turns its lowest bit alone.
        assertThat(LongStream.of(flips)).allMatch(flip -> flip % 3 == 0);
      }
    }
    MemoryImage empty = new MemoryImage(MemoryLayout.builder().build(), List.of());
    assertThat(aim(model, empty).size()).isZero();
  }

  /** A network of which only what is stored may be asked. */
  private record StoredOnly(MemoryImage image) implements AimedFaultModel.Target {

    @Override
    public float[] values(int region) {
      throw new AssertionError("not needed");
    }

    @Override
    public float[] gradient(int region, long[] flips) {
      throw new AssertionError("not needed");
    }

    @Override
    public double loss(long[] flips) {
      throw new AssertionError("not needed");
    }
  }
}
