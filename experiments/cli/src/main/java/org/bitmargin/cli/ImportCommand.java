package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bitmargin.pipeline.Cell;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import org.bitmargin.pipeline.RunFolder;
import org.bitmargin.pipeline.WeightImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Take weights trained elsewhere for those of a network of an experiment. They become a trained"
          + " cell of a run folder, which evaluate measures, and run with the same --out."
    },
    footer = {"", "Exit codes: 0 done, 1 the work failed, 2 the input was wrong."})
final class ImportCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A safetensors file.")
  private Path file;

  @Option(
      names = "--experiment",
      paramLabel = "FILE|SUITE",
      required = true,
      description = "The experiment whose network the weights are for.")
  private String experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The run folder, begun where it is not; several cells may go into one.")
  private Path out;

  @Option(
      names = "--cell",
      paramLabel = "ID",
      description = "Which cell, as --explain of run lists them; not needed where there is one.")
  private String cell;

  @Option(
      names = "--names",
      paramLabel = "torch|FILE",
      description = "What tensors are called in the file: as PyTorch has it, or by a name map.")
  private String names;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change the experiment; may be given several times.")
  private List<String> set = List.of();

  @Override
  public Integer call() {
    Surroundings surroundings = bitmargin.surroundings();
    PluginRegistry registry = common.registry(surroundings);
    ResolvedExperiment resolved = Launch.read(experiment, set, surroundings, registry);
    PrintWriter text = spec.commandLine().getOut();
    try (RunFolder folder = RunFolder.open(surroundings.resolve(out))) {
      Cell imported =
          WeightImport.into(
              folder,
              resolved,
              Optional.ofNullable(cell),
              surroundings.resolve(file),
              Optional.ofNullable(names),
              surroundings.workingDirectory(),
              registry,
              surroundings.data());
      if (!common.quiet()) {
        text.println("imported: " + imported.id());
      }
    }
    text.println("run folder: " + out);
    text.flush();
    return Failures.DONE;
  }
}
