package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.Safetensors;
import org.bitmargin.engine.Safetensors.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightExchangeTest {
  private static final String CELL = "mlp-hidden8-w2a2-cross-entropy-s1";
  private static final String MAP =
      """
      fc1.weight: {name: dense/kernel, axes: [1, 0]}
      bn1.*: norm.*
      scale.factor: {value: 1}
      ignore: ["*.num_batches_tracked", "step"]
      """;

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path done;
  private Path file;

  @BeforeAll
  static void run_once() {
    done = shared.resolve("done");
    TinyRun.run(done);
  }

  @BeforeEach
  void export() {
    file = folder.resolve("weights.safetensors");
    trained(done).writeSafetensors(file, Optional.empty(), false, folder);
  }

  private static TrainedModel trained(Path run) {
    return TrainedModel.read(
        FinishedRun.read(run, List.of(), TinyRun.REGISTRY),
        Optional.of(CELL),
        TinyRun.REGISTRY,
        TinyRun.NO_DATA);
  }

  private Path imported(Path weights, String names) {
    Path out = folder.resolve("imported");
    try (RunFolder run = RunFolder.open(out)) {
      WeightImport.into(
          run,
          TinyRun.experiment(TinyRun.YAML),
          Optional.of(CELL),
          weights,
          Optional.ofNullable(names),
          folder,
          TinyRun.REGISTRY,
          TinyRun.NO_DATA);
    }
    return out;
  }

  /** The file with something done to its tensors. */
  private Path changed(Consumer<Map<String, Tensor>> change) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(Safetensors.read(file).tensors());
    change.accept(tensors);
    Path other = folder.resolve("other.safetensors");
    Safetensors.write(other, new Safetensors.Content(tensors, Map.of()));
    return other;
  }

  private void refused(Path weights, String names, String... parts) {
    assertThatThrownBy(() -> imported(weights, names))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
    assertThat(folder.resolve("imported")).doesNotExist();
  }

  @Nested
  class What_is_exported_and_imported_again {

    @Test
    void is_the_same_bytes() throws IOException {
      Path again = folder.resolve("again.safetensors");
      trained(imported(file, null)).writeSafetensors(again, Optional.empty(), false, folder);
      assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void is_the_same_bytes_through_other_names_and_axes() throws IOException {
      Files.writeString(folder.resolve("names.yaml"), MAP.replace("{value: 1}", "gain"));
      Path theirs = folder.resolve("theirs.safetensors");
      trained(done).writeSafetensors(theirs, Optional.of("names.yaml"), false, folder);
      Map<String, Tensor> tensors = Safetensors.read(theirs).tensors();
      assertThat(tensors).containsKeys("dense/kernel", "norm.running_mean", "fc2.weight", "gain");
      assertThat(tensors.get("dense/kernel").shape()).containsExactly(784, 8);
      float[] ours = Safetensors.read(file).tensors().get("fc1.weight").values();
      assertThat(tensors.get("dense/kernel").values()[5 * 8 + 3]).isEqualTo(ours[3 * 784 + 5]);
      Path again = folder.resolve("again.safetensors");
      trained(imported(theirs, "names.yaml"))
          .writeSafetensors(again, Optional.empty(), false, folder);
      assertThat(again).hasSameBinaryContentAs(file);
    }

    @Test
    void is_measured_as_the_original_was_and_not_trained() {
      Path run = imported(file, null);
      ResolvedExperiment experiment =
          TinyRun.experiment(TinyRun.YAML); // trains the other cell, which has no weights yet
      TinyRun.run(
          run,
          experiment,
          new RunListener() {
            private String cell;

            @Override
            public void cellStarted(Cell started, int number, int cells) {
              cell = started.id();
            }

            @Override
            public void epoch(EpochRecord record, int epochs) {
              assertThat(cell).isNotEqualTo(CELL);
            }
          });
      assertThat(TinyRun.text(run, "results.csv")).isEqualTo(TinyRun.text(done, "results.csv"));
      assertThat(TinyRun.text(run, "manifest.json"))
          .contains("weights of weights.safetensors, SHA-256 ");
      assertThat(TinyRun.lines(run, "training.csv")).noneMatch(line -> line.startsWith(CELL));
    }
  }

  @Nested
  class A_file_of_PyTorch {

    @Test
    void has_a_scale_of_the_module_itself() {
      Path theirs = folder.resolve("torch.safetensors");
      trained(done).writeSafetensors(theirs, Optional.of("torch"), false, folder);
      assertThat(Safetensors.read(theirs).tensors()).containsKey("scale");
    }

    @Test
    void may_count_batches_and_lack_what_the_map_gives() throws IOException {
      Files.writeString(folder.resolve("names.yaml"), "scale.factor: {value: 1}\nignore: [step]");
      Path theirs =
          changed(
              tensors -> {
                tensors.remove("scale.factor");
                tensors.put("step", new Tensor(new long[0], new float[] {3}));
              });
      Path again = folder.resolve("again.safetensors");
      trained(imported(theirs, "names.yaml"))
          .writeSafetensors(again, Optional.empty(), false, folder);
      assertThat(Safetensors.read(again).tensors().get("scale.factor").values())
          .containsExactly(1f);
    }
  }

  @Test
  void quantized_weights_are_what_the_network_computes_with() {
    trained(done).writeSafetensors(file, Optional.empty(), true, folder);
    float[] values = Safetensors.read(file).tensors().get("fc1.weight").values();
    long levels =
        java.util.stream.IntStream.range(0, values.length)
            .mapToObj(i -> values[i])
            .distinct()
            .count();
    assertThat(levels).isEqualTo(4);
  }

  @Nested
  class Refused_in_one_line_is {

    @Test
    void a_missing_tensor() throws IOException {
      Path theirs = changed(tensors -> tensors.put("head.weight", tensors.remove("fc2.weight")));
      refused(
          theirs,
          null,
          "lacks fc2.weight",
          "fc2.weight [10, 8]",
          "of that shape it has head.weight");
    }

    @Test
    void an_extra_tensor() throws IOException {
      Path theirs =
          changed(tensors -> tensors.put("head.bias", new Tensor(new long[] {1}, new float[1])));
      refused(theirs, null, "holds head.bias [1]", "ignore");
    }

    @Test
    void a_tensor_of_another_shape() throws IOException {
      Path theirs =
          changed(
              tensors -> {
                Tensor weight = tensors.get("fc2.weight");
                tensors.put("fc2.weight", new Tensor(new long[] {8, 10}, weight.values()));
              });
      refused(theirs, null, "fc2.weight has shape [8, 10], fc2.weight needs [10, 8]", "axes");
    }

    @Test
    void a_value_that_is_no_number() throws IOException {
      Path theirs = changed(tensors -> tensors.get("fc2.weight").values()[3] = Float.NaN);
      refused(theirs, null, "fc2.weight holds NaN");
    }

    @Test
    void a_map_of_something_else() throws IOException {
      refused(file, "none.yaml", "none.yaml does not exist");
      map("fc9.weight: x", "names.yaml, line 1", "fc9.weight is no parameter", "did you mean fc");
      map("bn1.*: x", "bn1.* must be a name that ends in *");
      map("fc1.weight: {axes: [0, 0]}", "must be the numbers 0 to 1 in some order");
      map("fc1.weight: {nam: x}", "is not a known key", "name, axes, value");
      map("[1]", "must map names");
    }

    private void map(String text, String... parts) throws IOException {
      Files.writeString(folder.resolve("names.yaml"), text);
      refused(file, "names.yaml", parts);
    }

    @Test
    void a_cell_that_has_weights() {
      imported(file, null);
      assertThatThrownBy(() -> imported(file, null)).hasMessageContaining("has weights already");
    }

    @Test
    void a_choice_left_open() {
      FinishedRun run = FinishedRun.read(done, List.of(), TinyRun.REGISTRY);
      assertThatThrownBy(
              () -> TrainedModel.read(run, Optional.empty(), TinyRun.REGISTRY, TinyRun.NO_DATA))
          .hasMessageContaining("has 2 cells: choose one by --cell: " + CELL);
    }
  }
}
