package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.EpochRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedRunTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path done;

  @BeforeAll
  static void run_once() {
    done = shared.resolve("done");
    TinyRun.run(done);
  }

  @Test
  void is_evaluated_at_other_rates_without_training() {
    List<String> rows = TinyRun.lines(evaluate("rates=[0.05]", "chips=4"), "results.csv");
    assertThat(rows).hasSize(1 + 2 * 4);
    assertThat(rows.subList(1, rows.size())).allMatch(row -> row.contains(",per-chip,0.05,"));
  }

  @Test
  void evaluated_as_it_was_gives_the_same_results() {
    Path same = evaluate("name=again");
    assertThat(TinyRun.text(same, "results.csv"))
        .isEqualTo(TinyRun.text(done, "results.csv").replaceAll("(?m)^tiny,", "again,"));
  }

  @Test
  void cannot_be_evaluated_with_another_training_or_another_network() {
    refused("training.epochs: 2 there, 3 here", "training.epochs=3");
    refused("dataset.parameters.train: 120 there", "dataset.parameters.train=150");
    refused("holds no trained cell mlp-hidden8-w2a2-hinge-s1", "losses[0]=hinge");
    refused("holds no trained cell", "seeds=[5]");
  }

  @Test
  void lends_the_networks_it_has_and_the_others_are_trained() {
    ResolvedExperiment wider = TinyRun.experiment(TinyRun.YAML, "seeds=[1, 2]");
    Path alone = folder.resolve("alone");
    TinyRun.run(alone, wider, RunListener.NONE);
    Path lent = folder.resolve("lent");
    List<String> trained = new ArrayList<>();
    try (RunFolder opened = RunFolder.open(lent)) {
      FinishedRun.read(done, List.of(), TinyRun.REGISTRY)
          .lendCheckpoints(wider, opened, TinyRun.REGISTRY);
      TinyRun.experiment(opened, wider, new Trained(trained)).run();
    }
    assertThat(trained).hasSize(2).allMatch(cell -> cell.endsWith("-s2"));
    assertThat(TinyRun.text(lent, "results.csv")).isEqualTo(TinyRun.text(alone, "results.csv"));
  }

  /** Which cells had an epoch trained. */
  private static final class Trained implements RunListener {
    private final List<String> cells;
    private Cell cell;

    Trained(List<String> cells) {
      this.cells = cells;
    }

    @Override
    public void cellStarted(Cell started, int number, int of) {
      cell = started;
    }

    @Override
    public void epoch(EpochRecord record, int epochs) {
      if (!cells.contains(cell.id())) {
        cells.add(cell.id());
      }
    }
  }

  @Test
  void lends_nothing_to_an_experiment_it_shares_no_network_or_training_with() {
    lendsNothing("seeds=[7]", "holds none of the networks of tiny");
    lendsNothing("training.epochs=3", "training.epochs: 2 there, 3 here");
  }

  private void lendsNothing(String override, String why) {
    try (RunFolder opened = RunFolder.open(folder.resolve("borrower"))) {
      FinishedRun run = FinishedRun.read(done, List.of(), TinyRun.REGISTRY);
      assertThatThrownBy(
              () ->
                  run.lendCheckpoints(
                      TinyRun.experiment(TinyRun.YAML, override), opened, TinyRun.REGISTRY))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(why);
    }
  }

  @Test
  void verifies_until_a_file_is_changed_or_lost() throws IOException {
    Path run = evaluate("name=again");
    RunVerification intact = RunVerification.of(run);
    assertThat(intact.problems()).isEmpty();
    assertThat(intact.checked()).isEqualTo(4 + 11 + 2 * 10);
    Files.writeString(run.resolve("results.csv"), "tampered");
    try (var files = Files.list(run.resolve("checkpoints"))) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    assertThat(RunVerification.of(run).problems())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("results.csv differs"))
        .anyMatch(line -> line.startsWith("checkpoints/") && line.endsWith("is missing"));
  }

  @Test
  void a_folder_that_is_no_run_is_refused() {
    assertThatThrownBy(() -> RunVerification.of(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a run folder");
    assertThatThrownBy(() -> FinishedRun.read(folder, List.of(), TinyRun.REGISTRY))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("is not a run folder");
  }

  @Test
  void a_manifest_that_names_a_file_outside_is_not_followed() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(
        run.resolve("manifest.json"), "{\"files\": {\"../secret\": \"00\"}, \"checkpoints\": {}}");
    assertThat(RunVerification.of(run).problems())
        .containsExactly("../secret lies outside the run folder");
  }

  private Path evaluate(String... overrides) {
    FinishedRun run = FinishedRun.read(done, List.of(overrides), TinyRun.REGISTRY);
    Path out = folder.resolve("evaluated");
    try (RunFolder opened = RunFolder.open(out)) {
      run.copyCheckpoints(run.experiment(), opened, TinyRun.REGISTRY);
      TinyRun.experiment(
              opened,
              run.experiment(),
              new RunListener() {
                @Override
                public void epoch(EpochRecord record, int epochs) {
                  throw new AssertionError("trained");
                }
              })
          .run();
    }
    return out;
  }

  private void refused(String message, String... overrides) {
    assertThatThrownBy(() -> evaluate(overrides))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("evaluated")).doesNotExist();
  }
}
