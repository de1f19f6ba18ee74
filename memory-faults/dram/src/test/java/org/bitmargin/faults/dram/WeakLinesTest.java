package org.bitmargin.faults.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryGeometry.Cell;
import org.bitmargin.api.MemoryGeometry.Mapping;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Banks of 200 rows by 320 columns, 40 of them full. */
class WeakLinesTest {
  private static final int BANKS = 40;
  private static final int ROWS = 200;
  private static final int COLUMNS = 320;
  private static final double SHARE = 0.1;
  private static final double RATE = 0.03;

  private static MemoryLayout layout(Mapping mapping) {
    return MemoryLayout.builder()
        .geometry(new MemoryGeometry(4, ROWS, COLUMNS, 32, mapping))
        .add("memory", 8, (long) BANKS * ROWS * COLUMNS / 8)
        .build();
  }

  private static FaultMap chip(ErrorModel model, MemoryLayout layout, long seed) {
    return new DramFactory()
        .create(Points.weak(model, RATE, 1, SHARE, Lifetime.PER_CHIP))
        .sample(layout, new SplittableRandom(seed));
  }

  /** Faults of each line of each bank. */
  private static long[] perLine(
      FaultMap map, MemoryLayout layout, int lines, ToIntFunction<Cell> line) {
    long[] counts = new long[BANKS * lines];
    for (int i = 0; i < map.size(); i++) {
      Cell cell = layout.geometry().cell(map.site(i));
      counts[(int) cell.bank() * lines + line.applyAsInt(cell)]++;
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource({
    "BITLINE, ROW_MAJOR",
    "BITLINE, INTERLEAVED",
    "WORDLINE, ROW_MAJOR",
    "WORDLINE, INTERLEAVED"
  })
  void errors_cluster_on_the_weak_lines_and_only_there(ErrorModel model, Mapping mapping) {
    MemoryLayout layout = layout(mapping);
    FaultMap map = chip(model, layout, 3);
    boolean bitlines = model == ErrorModel.BITLINE;
    long[] counts =
        bitlines
            ? perLine(map, layout, COLUMNS, Cell::column)
            : perLine(map, layout, ROWS, Cell::row);
    int cells = bitlines ? ROWS : COLUMNS;

    long[] hit = Arrays.stream(counts).filter(count -> count > 0).toArray();
    double weak = SHARE * counts.length;
    assertThat((double) hit.length).isCloseTo(weak, within(5 * Math.sqrt(weak * (1 - SHARE))));
    // On a weak line each cell fails with 0.03/0.1: counts are Binomial(cells, 0.3).
    double dispersion =
        Arrays.stream(hit)
            .mapToDouble(count -> Math.pow(count - 0.3 * cells, 2) / (cells * 0.3 * 0.7))
            .sum();
    assertThat(dispersion).isCloseTo(hit.length, within(6 * Math.sqrt(2.0 * hit.length)));
  }

  @ParameterizedTest
  @CsvSource({"BITLINE, ROW_MAJOR", "WORDLINE, INTERLEAVED"})
  void across_the_lines_errors_are_even(ErrorModel model, Mapping mapping) {
    MemoryLayout layout = layout(mapping);
    FaultMap map = chip(model, layout, 4);
    boolean bitlines = model == ErrorModel.BITLINE;
    long[] across = new long[bitlines ? ROWS : COLUMNS];
    for (int i = 0; i < map.size(); i++) {
      Cell cell = layout.geometry().cell(map.site(i));
      across[bitlines ? cell.row() : cell.column()]++;
    }

    double expected = (double) map.size() / across.length;
    // Of the weak lines, all of which cross, each cell fails with 0.3: a binomial's χ².
    double statistic =
        Arrays.stream(across)
            .mapToDouble(count -> Math.pow(count - expected, 2) / (expected * 0.7))
            .sum();
    double freedom = across.length - 1;
    assertThat(statistic).isCloseTo(freedom, within(6 * Math.sqrt(2 * freedom)));
  }

  /** The test above would fail: the same number of errors, evenly over the bank. */
  @Test
  void uniform_errors_touch_nearly_every_line() {
    MemoryLayout layout = layout(Mapping.ROW_MAJOR);
    long[] counts = perLine(chip(ErrorModel.UNIFORM, layout, 3), layout, COLUMNS, Cell::column);

    assertThat(Arrays.stream(counts).filter(count -> count > 0).count())
        .isGreaterThan(9 * counts.length / 10);
  }

  @Test
  void other_chips_have_other_weak_lines() {
    MemoryLayout layout = layout(Mapping.ROW_MAJOR);
    long[] one = perLine(chip(ErrorModel.BITLINE, layout, 1), layout, COLUMNS, Cell::column);
    long[] two = perLine(chip(ErrorModel.BITLINE, layout, 2), layout, COLUMNS, Cell::column);
    double common = 0;
    for (int i = 0; i < one.length; i++) {
      common += one[i] > 0 && two[i] > 0 ? 1 : 0;
    }
    double expected = SHARE * SHARE * one.length;
    assertThat(common).isCloseTo(expected, within(5 * Math.sqrt(expected)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.05, 0.1})
  void the_mean_rate_is_the_stated_one_at_every_density(double rate) {
    MemoryLayout layout = layout(Mapping.ROW_MAJOR);
    double sum = 0;
    int chips = 10;
    for (int seed = 0; seed < chips; seed++) {
      sum += new WeakLines(layout, true, SHARE, rate).sample(new SplittableRandom(seed)).size();
    }
    double bits = (double) layout.bitCount() * chips;
    // Lines vary as Binomial(n, 0.1), and cells within them.
    double lines = bits / ROWS;
    double perLine = ROWS * rate / SHARE;
    double variance =
        lines * SHARE * (perLine * (1 - rate / SHARE) + (1 - SHARE) * perLine * perLine);
    assertThat(sum).isCloseTo(bits * rate, within(5 * Math.sqrt(variance)));
  }

  @Test
  void lines_that_fail_wholly_are_whole() {
    MemoryLayout layout = layout(Mapping.ROW_MAJOR);
    FaultMap map = new WeakLines(layout, false, SHARE, SHARE).sample(new SplittableRandom(1));
    long[] counts = perLine(map, layout, ROWS, Cell::row);

    assertThat(counts).contains(COLUMNS).containsAnyOf(0);
    assertThat(Arrays.stream(counts)).allMatch(count -> count == 0 || count == COLUMNS);
  }

  /** 3.9e9 columns of a terabit, about 1000 faults. */
  @Test
  void rare_errors_cost_themselves_and_not_the_lines() {
    MemoryLayout terabit = MemoryLayout.of(8, 125_000_000_000L);
    FaultMap map = new WeakLines(terabit, true, 0.05, 1e-9).sample(new SplittableRandom(1));

    assertThat((double) map.size()).isCloseTo(1000, within(5 * Math.sqrt(1000)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 319, 321, 64_001})
  void memories_that_fill_no_bank_are_hit_within_their_bounds(int bits) {
    for (Mapping mapping : Mapping.values()) {
      MemoryLayout layout =
          MemoryLayout.builder()
              .geometry(new MemoryGeometry(4, ROWS, COLUMNS, 32, mapping))
              .add("memory", 1, bits)
              .build();
      FaultMap all = new WeakLines(layout, true, 1, 1).sample(new SplittableRandom(1));
      assertThat(all.size()).isEqualTo(bits);
    }
  }
}
