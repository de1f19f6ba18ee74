package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.pipeline.FinishedRun;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import org.bitmargin.pipeline.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description =
        "Train and evaluate the networks of an experiment; go on with an interrupted run.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private RunOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "An experiment file, or the name of a suite such as quickstart.")
  private String file;

  @Option(
      names = "--networks",
      paramLabel = "RUN",
      description = {
        "A run folder: networks it has trained in the same way are taken from there instead of"
            + " being trained again. They are taken when the run begins, not when it goes on."
      })
  private Path networks;

  @Override
  public Integer call() {
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    ResolvedExperiment experiment =
        Launch.read(file, options.set(), bitmargin.surroundings(), registry);
    return new Launch(bitmargin.surroundings(), common, options, registry, spec.commandLine())
        .launch(
            experiment,
            experiment.name(),
            folder -> lend(experiment, folder, registry),
            Launch.Work.RUN);
  }

  private void lend(ResolvedExperiment experiment, RunFolder folder, PluginRegistry registry) {
    if (networks != null && !folder.isBegun()) {
      FinishedRun.read(bitmargin.surroundings().resolve(networks), List.of(), registry)
          .lendCheckpoints(experiment, folder, registry);
    }
  }
}
