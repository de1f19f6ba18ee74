package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
  @TempDir Path folder;

  @BeforeEach
  void the_system_tells() {
    assumeThat(ProcessMemory.peakBytes()).isPresent();
  }

  @Test
  void the_bound_is_said_before_the_first_cell_and_kept() {
    List<String> heard = new ArrayList<>();
    long[] bound = {0};
    RunListener listener =
        new RunListener() {
          @Override
          public void memory(long bytes) {
            heard.add("memory");
            bound[0] = bytes;
          }

          @Override
          public void cellStarted(Cell cell, int number, int cells) {
            heard.add("cell");
          }
        };
    TinyRun.run(folder, TinyRun.experiment(TinyRun.YAML), listener);
    assertThat(heard).startsWith("memory", "cell").containsOnlyOnce("memory");
    assertThat(ProcessMemory.peakBytes().orElseThrow()).isLessThanOrEqualTo(bound[0]);
    assertThat(bound[0]).isGreaterThan(Runtime.getRuntime().maxMemory());
  }

  @Test
  void it_leaves_no_files() throws IOException {
    TinyRun.run(folder.resolve("a"), TinyRun.experiment(TinyRun.YAML), RunListener.NONE);
    try (var files = Files.list(folder.resolve("a"))) {
      assertThat(files.map(f -> f.getFileName().toString())).noneMatch(f -> f.startsWith(".trial"));
    }
  }

  @Test
  void nothing_is_tried_where_every_cell_is_kept() {
    TinyRun.run(folder, TinyRun.experiment(TinyRun.YAML), RunListener.NONE);
    boolean[] heard = {false};
    TinyRun.run(
        folder,
        TinyRun.experiment(TinyRun.YAML),
        new RunListener() {
          @Override
          public void memory(long bytes) {
            heard[0] = true;
          }
        });
    assertThat(heard[0]).isFalse();
  }

  /** A second goes by between two looks at the clock. */
  private static final class Heard implements RunListener {
    private final List<TimeEstimate> times = new ArrayList<>();
    private long nanos;

    @Override
    public Optional<LongSupplier> clock() {
      return Optional.of(() -> nanos += 1_000_000_000);
    }

    @Override
    public void time(TimeEstimate estimate) {
      times.add(estimate);
    }
  }

  /**
   * A cell has 2 epochs of 108 images in batches of 20, 12 for validation at a third, and 2 chips,
   * of which one was tried at 2 of 3 points in a second.
   */
  private static final double CHIPS = 2 * 1.5;

  private static final double CELL = 2 * (108 + 12 / 3.0) / 20 + CHIPS;

  @Test
  void the_time_is_that_of_the_steps_and_chips_of_all_cells() {
    Heard heard = new Heard();
    TinyRun.run(folder, TinyRun.experiment(TinyRun.YAML), heard);
    assertThat(heard.times).hasSize(1);
    TimeEstimate time = heard.times.get(0);
    assertThat(time.seconds()).isCloseTo(2 * CELL, within(1e-9));
    assertThat(time.shortestStep()).isCloseTo(1, within(1e-9));
    assertThat(time.complete()).isTrue();
  }

  @Test
  void what_is_kept_or_trained_takes_no_time() throws IOException {
    TinyRun.run(folder, TinyRun.experiment(TinyRun.YAML), RunListener.NONE);
    Cell first = Experiments.cells(TinyRun.experiment(TinyRun.YAML), TinyRun.REGISTRY).get(0);
    Path results = folder.resolve("cells").resolve(first.id());
    try (var files = Files.list(results)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Heard heard = new Heard();
    TinyRun.run(folder, TinyRun.experiment(TinyRun.YAML), heard);
    assertThat(heard.times).hasSize(1);
    assertThat(heard.times.get(0).seconds()).isCloseTo(CHIPS, within(1e-9));
  }

  @Test
  void injected_faults_double_a_step_at_most() {
    Heard heard = new Heard();
    String yaml =
        TinyRun.YAML.replaceFirst(
            "losses: .*", "losses: [{name: cross-entropy, inject: {ber: 0.01, belowLoss: 1.0}}]");
    TinyRun.run(folder, TinyRun.experiment(yaml), heard);
    TimeEstimate time = heard.times.get(0);
    assertThat(time.seconds()).isCloseTo(CELL, within(1e-9));
    assertThat(time.most()).isCloseTo(2 * CELL - CHIPS, within(1e-9));
  }

  @Test
  void a_clock_changes_no_result() throws IOException {
    TinyRun.run(folder.resolve("a"), TinyRun.experiment(TinyRun.YAML), RunListener.NONE);
    TinyRun.run(folder.resolve("b"), TinyRun.experiment(TinyRun.YAML), new Heard());
    assertThat(folder.resolve("a/results.csv"))
        .hasSameBinaryContentAs(folder.resolve("b/results.csv"));
  }

  @Test
  void the_later_half_of_the_steps_counts_and_its_spread_is_kept() {
    List<Long> laps = new ArrayList<>(List.of(9L, 8L, 7L, 4L, 2L, 3L));
    long[] now = {0};
    TrialTimes times = new TrialTimes(() -> now[0] += laps.remove(0) * 1_000_000_000);
    assertThat(times.tried()).isFalse();
    for (int step = 1; step <= 6; step++) {
      times.step(1, 1, step, 6, 0);
    }
    assertThat(times.step()).isCloseTo(3, within(1e-9));
    assertThat(times.fastestStep()).isCloseTo(2, within(1e-9));
    assertThat(times.slowestStep()).isCloseTo(4, within(1e-9));
  }
}
