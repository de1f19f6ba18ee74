package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
