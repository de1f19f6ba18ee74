package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.EpochRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path done;
  private static RunResult result;

  @BeforeAll
  static void run_once() {
    done = shared.resolve("done");
    result = TinyRun.run(done);
  }

  @Nested
  class A_run_that_went_well {

    @Test
    void has_a_row_for_every_cell_rate_and_chip() {
      List<String> rows = TinyRun.lines(done, "results.csv");
      assertThat(rows.get(0)).startsWith("experiment,dataset,model,loss,loss_params,weight_bits,");
      assertThat(rows).hasSize(1 + 2 * 3 * 2);
      assertThat(rows.get(1))
          .startsWith(
              "tiny,synthetic,mlp(hidden=8),cross-entropy,,2,2,bit-flip,p01=0.01;p10=0.01;scaled from BER=0.01,none,per-chip,0,1,0,");
      assertThat(rows.get(7)).contains(",mcel,m=2;L=10,2,2,bit-flip,");
      assertThat(result.failed()).isEmpty();
    }

    @Test
    void counts_flips_that_grow_with_the_rate_and_none_at_zero() {
      List<Long> flips =
          TinyRun.lines(done, "results.csv").stream()
              .skip(1)
              .limit(6)
              .map(row -> Long.valueOf(row.split(",", -1)[18]))
              .toList();
      assertThat(flips.subList(0, 2)).containsOnly(0L);
      assertThat(flips.get(2)).isBetween(1L, flips.get(4));
    }

    @Test
    void writes_every_table_with_its_columns_and_rows_of_both_cells() {
      Columns.TABLES.forEach(
          (file, columns) -> {
            assertThat(TinyRun.lines(done, file).get(0)).isEqualTo(String.join(",", columns));
            // Plain bit flips belong to no technology, so nothing is known of their energy.
            boolean empty = file.equals("energy.csv");
            assertThat(TinyRun.lines(done, file).size() > 2).as(file).isEqualTo(!empty);
          });
      assertThat(TinyRun.lines(done, "training.csv")).hasSize(1 + 2 * 2);
    }

    @Test
    void sums_confusion_and_margins_over_the_chips() {
      assertThat(sum("confusion.csv", 5)).isEqualTo(2 * 3 * 2 * 40);
      assertThat(sum("margins.csv", 5)).isEqualTo(2 * 3 * 2 * 40);
    }

    private long sum(String file, int column) {
      return TinyRun.lines(done, file).stream()
          .skip(1)
          .mapToLong(row -> Long.parseLong(row.split(",", -1)[column]))
          .sum();
    }

    @Test
    void lists_every_stored_tensor_in_the_audit_exposed_or_not() {
      List<String> rows = TinyRun.lines(done, "audit.csv");
      assertThat(rows).anyMatch(row -> row.contains(",weight,true,1,"));
      assertThat(rows).anyMatch(row -> row.contains(",false,"));
      long flips =
          rows.stream()
              .skip(1)
              .map(row -> row.split(",", -1))
              .mapToLong(row -> Long.parseLong(row[9]) + Long.parseLong(row[10]))
              .sum();
      long flipped =
          TinyRun.lines(done, "results.csv").stream()
              .skip(1)
              .mapToLong(row -> Long.parseLong(row.split(",", -1)[18]))
              .sum();
      assertThat(flips).isEqualTo(flipped);
    }

    @Test
    void records_where_everything_came_from_and_no_machine_paths() throws IOException {
      JsonNode manifest = Manifest.read(done);
      assertThat(manifest.at("/experiment").asText()).isEqualTo("tiny");
      assertThat(manifest.at("/data/fingerprint").asText()).matches("[0-9a-f]{64}");
      assertThat(manifest.at("/data/content").asText()).isEqualTo("its own");
      assertThat(manifest.at("/data/train").asInt()).isPositive();
      assertThat(manifest.at("/plugins")).hasSize(6);
      assertThat(manifest.at("/checkpoints")).hasSize(4);
      assertThat(manifest.at("/cells/0/status").asText()).isEqualTo("done");
      assertThat(manifest.at("/failed").asInt(-1)).isZero();
      assertThat(manifest.at("/environment/backend").asText()).isNotEmpty();
      assertThat(TinyRun.text(done, "manifest.json"))
          .doesNotContain(System.getProperty("user.home"))
          .doesNotContain(done.toString());
    }

    @Test
    void leaves_no_temporary_files_and_no_lock() throws IOException {
      try (var files = Files.walk(done)) {
        assertThat(files.map(f -> f.getFileName().toString()))
            .noneMatch(name -> name.endsWith(".part") || name.equals(".lock"));
      }
    }

    @Test
    void is_repeated_byte_for_byte_through_guice_and_through_the_builder() {
      Path guice = folder.resolve("guice");
      try (RunFolder opened = RunFolder.open(guice)) {
        ExperimentModule.wire(
                TinyRun.REGISTRY,
                TinyRun.NO_DATA,
                TinyRun.experiment(TinyRun.YAML),
                opened,
                RunListener.NONE)
            .run();
      }
      Path built = folder.resolve("built");
      ResolvedExperiment e = TinyRun.experiment(TinyRun.YAML);
      new ExperimentBuilder("tiny", TinyRun.REGISTRY)
          .data(TinyRun.NO_DATA)
          .dataset("synthetic", e.dataset().parameters())
          .model("mlp", e.models().get(0).parameters())
          .loss("cross-entropy")
          .loss("mcel", e.losses().get(1).loss().parameters())
          .quantization(2)
          .fault("bit-flip", e.faults().get(0).model().parameters())
          .rates(0, 0.01, 0.1)
          .chips(2)
          .training(e.training())
          .run(built);
      for (String file : RunFolder.TOP_LEVEL) {
        assertThat(TinyRun.text(guice, file)).isEqualTo(TinyRun.text(done, file));
        assertThat(TinyRun.text(built, file)).isEqualTo(TinyRun.text(done, file));
      }
      assertThat(FinishedRun.provenanceDifferences(done, built)).isEmpty();
    }

    @Test
    void another_seed_gives_other_results() {
      Path other = folder.resolve("other");
      TinyRun.run(other, "seeds=[2]");
      assertThat(TinyRun.text(other, "training.csv"))
          .isNotEqualTo(TinyRun.text(done, "training.csv"));
    }

    @Test
    void another_chip_seed_gives_other_flips_of_the_same_networks() {
      Path other = folder.resolve("other");
      TinyRun.run(other, "chipSeed=43");
      assertThat(TinyRun.text(other, "training.csv")).isEqualTo(TinyRun.text(done, "training.csv"));
      assertThat(TinyRun.text(other, "audit.csv")).isNotEqualTo(TinyRun.text(done, "audit.csv"));
    }
  }

  @Nested
  class A_run_begun_before {

    @Test
    void keeps_complete_cells_and_computes_the_others_to_the_same_bytes() throws IOException {
      Path out = folder.resolve("out");
      ResolvedExperiment e = TinyRun.experiment(TinyRun.YAML);
      RunListener interrupting =
          new RunListener() {
            private int cells;

            @Override
            public void cellStarted(Cell cell, int number, int of) {
              cells = number;
            }

            @Override
            public void epoch(EpochRecord record, int epochs) {
              if (cells == 2) {
                throw new Interrupted();
              }
            }
          };
      assertThatThrownBy(() -> TinyRun.run(out, e, interrupting)).isInstanceOf(Interrupted.class);
      List<String> kept = new ArrayList<>();
      RunListener listening =
          new RunListener() {
            @Override
            public void cellKept(Cell cell) {
              kept.add(cell.id());
            }

            @Override
            public void epoch(EpochRecord record, int epochs) {
              kept.add("epoch " + record.epoch());
            }
          };
      TinyRun.run(out, e, listening);
      String first = Experiments.cells(e, TinyRun.REGISTRY).get(0).id();
      assertThat(kept).containsExactly(first, "epoch 2");
      for (String file : RunFolder.TOP_LEVEL) {
        assertThat(TinyRun.text(out, file)).isEqualTo(TinyRun.text(done, file));
      }
    }

    @Test
    void is_evaluated_after_it_was_only_trained() {
      Path out = folder.resolve("out");
      ResolvedExperiment e = TinyRun.experiment(TinyRun.YAML);
      try (RunFolder opened = RunFolder.open(out)) {
        RunResult trained = TinyRun.experiment(opened, e, RunListener.NONE).train();
        assertThat(trained.cells()).extracting(CellStatus::status).containsOnly("trained");
      }
      assertThat(TinyRun.lines(out, "results.csv")).hasSize(1);
      assertThat(TinyRun.lines(out, "training.csv")).hasSize(5);
      TinyRun.run(out);
      assertThat(TinyRun.text(out, "results.csv")).isEqualTo(TinyRun.text(done, "results.csv"));
    }

    @Test
    void of_another_configuration_is_refused_and_names_what_differs() {
      refused(() -> TinyRun.run(done, "training.epochs=3"), "training.epochs: 2 there, 3 here");
    }

    @Test
    void with_other_plugin_jars_is_refused() throws IOException {
      Path out = copyOfDone();
      Path manifest = out.resolve(Manifest.FILE);
      String sha = Manifest.read(out).at("/plugins/1/sha256").asText();
      Files.writeString(manifest, TinyRun.text(out, Manifest.FILE).replace(sha, "0".repeat(64)));
      refused(() -> TinyRun.run(out), "plugins[1].sha256");
    }

    @Test
    void with_other_data_is_refused() throws IOException {
      Path out = copyOfDone();
      String fingerprint = Manifest.read(out).at("/data/fingerprint").asText();
      Files.writeString(
          out.resolve(Manifest.FILE),
          TinyRun.text(out, Manifest.FILE).replace(fingerprint, "0".repeat(64)));
      refused(() -> TinyRun.run(out), "its data differ");
    }

    @Test
    void is_refused_while_another_run_uses_it() {
      try (RunFolder first = RunFolder.open(folder.resolve("busy"))) {
        assertThat(first.isBegun()).isFalse();
        refused(() -> RunFolder.open(folder.resolve("busy")), "is in use by another process");
      }
    }

    @Test
    void is_emptied_on_demand_of_what_is_a_runs_alone() throws IOException {
      Path out = copyOfDone();
      Files.writeString(out.resolve("notes.txt"), "mine");
      try (RunFolder opened = RunFolder.open(out)) {
        opened.clear();
      }
      try (var files = Files.list(out)) {
        assertThat(files).containsExactly(out.resolve("notes.txt"));
      }
    }

    private Path copyOfDone() throws IOException {
      Path out = folder.resolve("copy");
      try (var files = Files.walk(done)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          AtomicFiles.copy(file, out.resolve(done.relativize(file).toString()));
        }
      }
      return out;
    }
  }

  @Nested
  class A_run_that_goes_wrong {

    @Test
    void records_the_failed_cell_gives_it_no_rows_and_does_the_others() {
      Path out = folder.resolve("out");
      ResolvedExperiment e =
          TinyRun.experiment(
              TinyRun.YAML, "losses=[cross-entropy, \"test:diverging\"]", "training.epochs=1");
      RunResult failing = TinyRun.run(out, e, RunListener.NONE);
      assertThat(failing.failed()).hasSize(1);
      assertThat(failing.failed().get(0).message()).contains("training diverged");
      assertThat(TinyRun.lines(out, "results.csv")).hasSize(1 + 3 * 2);
      assertThat(Manifest.read(out).at("/failed").asInt()).isEqualTo(1);
      assertThat(Manifest.read(out).at("/cells/1/status").asText()).isEqualTo("failed");
      assertThat(Manifest.read(out).at("/cells/1/message").asText()).contains("diverged");
    }

    @Test
    void leaves_nothing_behind_where_the_data_are_missing() {
      Path out = folder.resolve("out");
      refused(() -> TinyRun.run(out, "dataset=fashion-mnist"), "put it there or");
      assertThat(out).doesNotExist();
    }

    @Test
    void is_refused_in_a_folder_of_something_else() throws IOException {
      Files.writeString(folder.resolve("thesis.txt"), "mine");
      refused(() -> TinyRun.run(folder), "neither empty nor a run folder");
      assertThat(folder.resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void is_refused_where_nothing_can_be_written() throws IOException {
      Path file = Files.writeString(folder.resolve("file"), "");
      refused(() -> TinyRun.run(file.resolve("out")), "cannot be written");
      refused(() -> TinyRun.run(file), "cannot be written");
    }

    @Test
    void is_refused_before_any_training_where_there_are_too_few_images() {
      refused(
          () -> TinyRun.run(folder.resolve("out"), "training.batch=1000"),
          "training.batch is 1000");
    }

    @Test
    void is_refused_where_a_checkpoint_to_go_on_from_is_corrupt() throws IOException {
      Path out = folder.resolve("out");
      ResolvedExperiment e = TinyRun.experiment(TinyRun.YAML);
      try (RunFolder opened = RunFolder.open(out)) {
        TinyRun.experiment(opened, e, RunListener.NONE).train();
        Path last = opened.checkpoint(Experiments.cells(e, TinyRun.REGISTRY).get(0), "last");
        Files.writeString(last, "not a checkpoint at all");
      }
      refused(() -> TinyRun.run(out), "is not a safetensors file");
    }
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static final class Interrupted extends Error {
    private static final long serialVersionUID = 1L;
  }
}
