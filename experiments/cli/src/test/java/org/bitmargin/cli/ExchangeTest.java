package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of a run go out as a file, come back as a cell, and measure the same. */
class ExchangeTest {
  @TempDir static Path folder;
  private static Cli cli;

  @BeforeAll
  static void run_once() throws IOException {
    cli = new Cli(folder);
    Files.writeString(folder.resolve("tiny.yaml"), Cli.TINY);
    assertThat(cli.run("run", "tiny.yaml").code()).isZero();
  }

  @Test
  void exported_weights_are_imported_and_evaluated_to_the_same_results() throws IOException {
    Cli.Result exported =
        cli.run(
            "export", "runs/tiny", "--format", "safetensors", "--names", "torch", "--out", "w.st");
    assertThat(exported.err()).isEmpty();
    assertThat(exported.lastLine()).isEqualTo("mlp-hidden8-w2a2-cross-entropy-s1: w.st");
    Cli.Result imported =
        cli.run("import", "w.st", "--experiment", "tiny.yaml", "--names", "torch", "--out", "mine");
    assertThat(imported.err()).isEmpty();
    assertThat(imported.lastLine()).isEqualTo("run folder: mine");
    Cli.Result evaluated = cli.run("evaluate", "mine", "--out", "again");
    assertThat(evaluated.err()).isEmpty();
    assertThat(folder.resolve("again/results.csv"))
        .hasSameTextualContentAs(folder.resolve("runs/tiny/results.csv"));
    assertThat(Files.readString(folder.resolve("again/manifest.json"))).contains("weights of w.st");
    assertThat(cli.run("verify", "again").code()).isZero();
  }

  @Test
  void an_exported_network_runs_in_onnx_runtime() throws OrtException {
    Cli.Result exported = cli.run("export", "runs/tiny", "--format", "onnx", "--out", "net.onnx");
    assertThat(exported.err()).isEmpty();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(folder.resolve("net.onnx").toString());
        OnnxTensor images = OnnxTensor.createTensor(environment, new float[3][1][28][28]);
        OrtSession.Result logits = session.run(Map.of("images", images))) {
      assertThat((float[][]) logits.get("logits").orElseThrow().getValue()).hasDimensions(3, 10);
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("cell", "mlp-hidden8-w2a2-cross-entropy-s1");
    }
  }

  @Test
  void what_is_wrong_is_said_in_one_line_with_exit_code_2() throws IOException {
    Files.writeString(folder.resolve("bad.st"), "no safetensors file at all");
    Cli.Result bad = cli.run("import", "bad.st", "--experiment", "tiny.yaml", "--out", "bad");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err().lines()).hasSize(1);
    assertThat(bad.err()).contains("bad.st is not a safetensors file");
    assertThat(folder.resolve("bad")).doesNotExist();
    Cli.Result format = cli.run("export", "runs/tiny", "--format", "pickle", "--out", "x");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("safetensors, onnx");
    Cli.Result names =
        cli.run("export", "runs/tiny", "--format", "onnx", "--names", "torch", "--out", "x");
    assertThat(names.code()).isEqualTo(2);
    Cli.Result place =
        cli.run("export", "runs/tiny", "--format", "onnx", "--out", "nowhere/net.onnx");
    assertThat(place.code()).isEqualTo(2);
    assertThat(place.err()).contains("choose another --out");
  }
}
