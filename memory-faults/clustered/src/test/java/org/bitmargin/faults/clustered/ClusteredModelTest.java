package org.bitmargin.faults.clustered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryGeometry.Mapping;
import org.bitmargin.api.MemoryLayout;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteredModelTest {

  private static FaultModel model(double p01, double p10, double variation) {
    return new ClusteredFactory()
        .create(
            new ClusteredParameters(p01, p10, variation, variation, variation, Lifetime.PER_CHIP));
  }

  @Nested
  class OperatingPoints {

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.6, 0.97})
    void keep_the_mean_rate_however_uneven_the_lines(double rate) {
      // 2000 small banks: the mean over the lines is met within a few standard errors.
      MemoryLayout layout =
          MemoryLayout.builder()
              .geometry(new MemoryGeometry(1, 16, 32, 32, Mapping.ROW_MAJOR))
              .add("memory", 8, 2000 * 16 * 32 / 8)
              .build();
      double realised =
          model(0.01, 0.01, 0.7).at(rate).sample(layout, new SplittableRandom(1)).size()
              / (double) layout.bitCount();
      assertThat(realised).isCloseTo(rate, within(rate * (1 - rate) * 0.13 + 2e-4));
    }

    @Test
    void reach_every_cell_at_rate_1_where_both_directions_fail_alike() {
      MemoryLayout layout = MemoryLayout.of(7, 40_001);
      assertThat(model(0.01, 0.01, 2).at(1).sample(layout, new SplittableRandom(1)).size())
          .isEqualTo((int) layout.bitCount());
      assertThat(model(0.01, 0.01, 2).at(0).sample(layout, new SplittableRandom(1)).size())
          .isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.01, 0.03, 1).at(0.7))
          .withMessageContainingAll("0.7 is out of reach", "allowed is [0, 0.666");
      assertThat(model(0, 0, 1).at(0).bitErrorRate()).isZero();
    }

    @Test
    void of_the_same_lines_share_their_chips() {
      FaultModel model = model(0.02, 0.01, 0.5);
      assertThat(model.severityOf(model(0.01, 0.005, 0.5)).orElseThrow())
          .isCloseTo(0.5, within(1e-12));
      assertThat(model.severityOf(model(0.01, 0.01, 0.5))).isEmpty();
      assertThat(model.severityOf(model(0.01, 0.005, 0.6))).isEmpty();
      assertThat(model(0.01, 0.005, 0.5).severityOf(model)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Mapping.class)
    void fill_memories_that_end_within_a_bank(Mapping mapping) {
      MemoryLayout layout =
          MemoryLayout.builder()
              .geometry(new MemoryGeometry(3, 8, 32, 8, mapping))
              .add("memory", 5, 331)
              .build();
      assertThat(model(0.1, 0.1, 1).at(1).sample(layout, new SplittableRandom(1)).size())
          .isEqualTo(5 * 331);
    }

    @Test
    void cost_lines_and_errors_not_bits() {
      CountingRandom random = new CountingRandom();
      MemoryLayout layout = MemoryLayout.of(8, 12_500_000);
      int sites = model(1e-4, 1e-4, 0.5).sample(layout, random).size();
      long rows = layout.bitCount() / 256 + 1;

      assertThat(sites).isBetween(7_000, 14_000);
      assertThat(random.draws).isLessThan(rows + 2L * sites + 3);
    }
  }

  @Nested
  class Parameters {

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void that_are_no_fractions_are_refused(double p) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(p, 0.1, 0.1))
          .withMessage("p01 must be a fraction in [0, 1] (1 % is 0.01), was " + p);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, p, 0.1))
          .withMessageStartingWith("p10 must be a fraction");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 10.5, Double.NaN})
    void that_are_no_variations_are_refused(double variation) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(0.1, 0.1, variation))
          .withMessage(
              "bankVariation must lie in [0, 10.0], the standard deviation as a share of the mean, was "
                  + variation);
    }

    @ParameterizedTest
    @EnumSource(
        value = Lifetime.class,
        names = {"PER_CHIP"},
        mode = EnumSource.Mode.EXCLUDE)
    void with_a_lifetime_that_would_move_the_weak_lines_are_refused(Lifetime lifetime) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ClusteredParameters(0.1, 0.1, 1, 1, 1, lifetime))
          .withMessageStartingWith("lifetime must be per-chip: which banks");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ClusteredParameters(0.1, 0.1, 1, 1, 1, null))
          .withMessage("lifetime is missing: per-chip");
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
