package org.bitmargin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.models.onnx.OnnxExport;
import org.bitmargin.pipeline.FinishedRun;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Write a trained network for other programs: its weights as safetensors, or the quantized"
          + " network as ONNX."
    },
    footer = {"", "Exit codes: 0 done, 1 the work failed, 2 the input was wrong."})
final class ExportCommand implements Callable<Integer> {

  /** Forms of files; written as users do. */
  enum Format {
    /** Weights by name. */
    safetensors,
    /** The quantized network. */
    onnx
  }

  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "RUN", description = "A run folder.")
  private Path run;

  @Option(
      names = "--cell",
      paramLabel = "ID",
      description = "Id of a cell, as manifest.json lists them; not needed where there is one.")
  private String cell;

  @Option(names = "--format", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write.")
  private Path out;

  @Option(
      names = "--names",
      paramLabel = "torch|FILE",
      description = "What tensors are called there: as PyTorch has it, or by a name map.")
  private String names;

  @Option(
      names = "--quantized",
      description = "Write the values the network computes with, not the latent weights.")
  private boolean quantized;

  @Override
  public Integer call() {
    if (format == Format.onnx && (names != null || quantized)) {
      throw new ParameterException(
          spec.commandLine(), "--names and --quantized are for --format safetensors");
    }
    Surroundings surroundings = bitmargin.surroundings();
    PluginRegistry registry = common.registry(surroundings);
    TrainedModel trained =
        TrainedModel.read(
            FinishedRun.read(surroundings.resolve(run), List.of(), registry),
            Optional.ofNullable(cell),
            registry,
            surroundings.data());
    Path file = surroundings.resolve(out);
    switch (format) {
      case safetensors ->
          trained.writeSafetensors(
              file, Optional.ofNullable(names), quantized, surroundings.workingDirectory());
      case onnx -> writeOnnx(trained, file);
    }
    PrintWriter text = spec.commandLine().getOut();
    text.printf("%s: %s%n", trained.cell().id(), out);
    text.flush();
    return Failures.DONE;
  }

  private static void writeOnnx(TrainedModel trained, Path file) {
    Dataset data = trained.data();
    int[] image = {data.channels(), data.height(), data.width()};
    try {
      OnnxExport.write(
          file,
          trained.model(),
          image,
          data.classNames().size(),
          Map.of("cell", trained.cell().id()));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be written: choose another --out (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
