package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.Model;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsDoneTest {
  @TempDir private Path folder;
  private Path best;
  private Path last;
  private Model model;

  @BeforeEach
  void network() {
    best = folder.resolve("best");
    last = folder.resolve("last");
    model = Fixtures.mlp(Fixtures.binary(), 1);
  }

  @Test
  void those_of_the_last_checkpoint_and_no_more_than_are_asked_for() {
    assertThat(EpochsDone.of(last, 5)).isZero();
    new Trainer(Fixtures.training(2), Fixtures.crossEntropy(), Optional.empty(), 1)
        .train(model, Fixtures.data(), best, last, "id", Progress.NONE);
    assertThat(EpochsDone.of(last, 5)).isEqualTo(2);
    assertThat(EpochsDone.of(last, 1)).isEqualTo(1);
  }

  @Test
  void all_where_the_weights_were_trained_elsewhere() throws IOException {
    ImportedWeights.save(best, last, model, "torch", "id");
    assertThat(EpochsDone.of(last, 5)).isEqualTo(5);
  }

  @Test
  void none_where_the_checkpoint_does_not_say() throws IOException {
    Safetensors.write(
        last, new Safetensors.Content(Checkpoint.tensors(model), Map.of("identity", "id")));
    assertThat(Files.size(last)).isPositive();
    assertThat(EpochsDone.of(last, 5)).isZero();
  }
}
