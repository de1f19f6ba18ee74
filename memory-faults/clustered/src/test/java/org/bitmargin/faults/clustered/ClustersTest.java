package org.bitmargin.faults.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryGeometry.Cell;
import org.bitmargin.api.MemoryGeometry.Mapping;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The structure of what fails, line by line. */
class ClustersTest {
  private static final int ROWS = 64;
  private static final int COLUMNS = 128;
  private static final int BANKS = 8;
  private static final long BITS = (long) BANKS * ROWS * COLUMNS;

  private static ClusteredParameters parameters(double bank, double row, double column) {
    return new ClusteredParameters(0.05, 0.05, bank, row, column, Lifetime.PER_CHIP);
  }

  private static FaultModel model(double bank, double row, double column) {
    return new ClusteredFactory().create(parameters(bank, row, column));
  }

  private static MemoryLayout memory(Mapping mapping) {
    return MemoryLayout.builder()
        .geometry(new MemoryGeometry(BANKS, ROWS, COLUMNS, 32, mapping))
        .add("memory", 8, BITS / 8)
        .build();
  }

  private static long[] counts(
      FaultMap map, MemoryLayout layout, int classes, ToIntFunction<Cell> by) {
    long[] counts = new long[classes];
    for (int i = 0; i < map.size(); i++) {
      counts[by.applyAsInt(layout.geometry().cell(map.site(i)))]++;
    }
    return counts;
  }

  private static double chiSquare(long[] counts, double[] expected) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    }
    return sum;
  }

  private static double[] uniform(long[] counts) {
    double[] expected = new double[counts.length];
    Arrays.fill(expected, Arrays.stream(counts).sum() / (double) counts.length);
    return expected;
  }

  /** The upper 1e-6 quantile of chi-square, by Wilson and Hilferty. */
  private static double limit(int freedom) {
    double share = 2.0 / (9 * freedom);
    return freedom * Math.pow(1 - share + 4.7534 * Math.sqrt(share), 3);
  }

  @Nested
  class OneChip {

    @ParameterizedTest
    @EnumSource(Mapping.class)
    void fails_line_by_line_as_its_own_multipliers_say(Mapping mapping) {
      MemoryLayout layout = memory(mapping);
      FaultMap map = model(0.4, 0.6, 0.8).sample(layout, new SplittableRandom(5));
      double hazard = new MixedRate(parameters(0.4, 0.6, 0.8).logVariance()).hazard(0.05);
      Lines lines = new Lines(parameters(0.4, 0.6, 0.8), new SplittableRandom(5).nextLong());
      double[] banks = new double[BANKS];
      double[] rows = new double[BANKS * ROWS];
      double[] columns = new double[BANKS * COLUMNS];
      for (int b = 0; b < BANKS; b++) {
        Lines.Bank bank = lines.next(ROWS, COLUMNS);
        for (int r = 0; r < ROWS; r++) {
          for (int c = 0; c < COLUMNS; c++) {
            double m = bank.bank() * bank.rows()[r] * bank.columns()[c];
            double failure = 1 - Math.exp(-hazard * m);
            banks[b] += failure;
            rows[b * ROWS + r] += failure;
            columns[b * COLUMNS + c] += failure;
          }
        }
      }
      long[] ofBanks = counts(map, layout, BANKS, cell -> (int) cell.bank());
      long[] ofRows =
          counts(map, layout, BANKS * ROWS, cell -> (int) cell.bank() * ROWS + cell.row());
      long[] ofColumns =
          counts(map, layout, BANKS * COLUMNS, cell -> (int) cell.bank() * COLUMNS + cell.column());

      assertThat(chiSquare(ofBanks, banks)).isLessThan(limit(BANKS));
      assertThat(chiSquare(ofRows, rows)).isLessThan(limit(BANKS * ROWS));
      assertThat(chiSquare(ofColumns, columns)).isLessThan(limit(BANKS * COLUMNS));
      assertThat(chiSquare(ofBanks, uniform(ofBanks))).isGreaterThan(limit(BANKS));
      assertThat(chiSquare(ofRows, uniform(ofRows))).isGreaterThan(limit(BANKS * ROWS));
      assertThat(chiSquare(ofColumns, uniform(ofColumns))).isGreaterThan(limit(BANKS * COLUMNS));
    }

    @Test
    void is_even_in_the_dimension_that_does_not_vary() {
      MemoryLayout layout = memory(Mapping.ROW_MAJOR);
      FaultMap map = model(0, 0.6, 0).sample(layout, new SplittableRandom(6));
      long[] rows = counts(map, layout, BANKS * ROWS, c -> (int) c.bank() * ROWS + c.row());
      long[] columns = counts(map, layout, COLUMNS, Cell::column);

      assertThat(chiSquare(columns, uniform(columns))).isLessThan(limit(COLUMNS));
      assertThat(chiSquare(rows, uniform(rows))).isGreaterThan(limit(BANKS * ROWS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.9})
    void has_the_same_weak_lines_at_every_severity(double severity) {
      MemoryLayout layout = memory(Mapping.ROW_MAJOR);
      FaultModel high = model(0.3, 1, 1).at(0.5);
      FaultModel low = high.at(0.5 * severity);
      // The sites of both are chips of the same lines, drawn in different ways.
      long[] restricted = new long[BANKS * ROWS];
      long[] direct = new long[BANKS * ROWS];
      FaultMap map = high.sample(layout, new SplittableRandom(7));
      for (int i = 0; i < map.size(); i++) {
        Cell cell = layout.geometry().cell(map.site(i));
        restricted[(int) cell.bank() * ROWS + cell.row()] += severity > map.onset01(i) ? 1 : 0;
      }
      FaultMap mild = low.sample(layout, new SplittableRandom(7));
      for (int i = 0; i < mild.size(); i++) {
        Cell cell = layout.geometry().cell(mild.site(i));
        direct[(int) cell.bank() * ROWS + cell.row()]++;
      }
      double difference = 0;
      for (int i = 0; i < direct.length; i++) {
        double sum = restricted[i] + direct[i];
        difference +=
            sum == 0 ? 0 : (restricted[i] - direct[i]) * (restricted[i] - direct[i]) / sum;
      }
      assertThat(difference).isLessThan(limit(direct.length));
      assertThat(high.severityOf(low).orElseThrow()).isCloseTo(severity, within(1e-12));
    }
  }

  /** Over many chips, at a rate low enough for the formula. */
  @Nested
  class ManyChips {
    private static final int CHIPS = 3000;
    private static final double RATE = 0.004;
    private static final double B = 0.5;
    private static final double R = 0.4;
    private static final double C = 0.3;

    private double[] meanAndVariance(int classes, ToIntFunction<Cell> by) {
      MemoryLayout layout = memory(Mapping.ROW_MAJOR);
      FaultModel model = model(B, R, C).at(RATE);
      double sum = 0;
      double squares = 0;
      for (int chip = 0; chip < CHIPS; chip++) {
        FaultMap map = model.sample(layout, new SplittableRandom(chip));
        for (long count : counts(map, layout, classes, by)) {
          sum += count;
          squares += (double) count * count;
        }
      }
      double n = (double) CHIPS * classes;
      return new double[] {sum / n, squares / n - sum / n * (sum / n)};
    }

    private static double plusOne(double variation, int of) {
      return 1 + variation * variation / of;
    }

    private static void assertDispersion(
        double[] realised, double mean, double factor, double tolerance) {
      double variance = mean + mean * mean * (factor - 1);
      assertThat(realised[0]).isCloseTo(mean, within(0.02 * mean));
      assertThat(realised[1]).isCloseTo(variance, within(tolerance * variance));
      // What a uniform memory would show lies far off.
      assertThat(variance).isGreaterThan((1 + 3 * tolerance) * mean);
    }

    @Test
    void spread_over_banks_as_the_formula_says() {
      assertDispersion(
          meanAndVariance(BANKS, cell -> (int) cell.bank()),
          RATE * ROWS * COLUMNS,
          plusOne(B, 1) * plusOne(R, ROWS) * plusOne(C, COLUMNS),
          0.06);
    }

    @Test
    void spread_over_rows_as_the_formula_says() {
      assertDispersion(
          meanAndVariance(BANKS * ROWS, cell -> (int) cell.bank() * ROWS + cell.row()),
          RATE * COLUMNS,
          plusOne(B, 1) * plusOne(R, 1) * plusOne(C, COLUMNS),
          0.03);
    }

    @Test
    void spread_over_columns_as_the_formula_says() {
      assertDispersion(
          meanAndVariance(BANKS * COLUMNS, cell -> (int) cell.bank() * COLUMNS + cell.column()),
          RATE * ROWS,
          plusOne(B, 1) * plusOne(R, ROWS) * plusOne(C, 1),
          0.02);
    }
  }
}
