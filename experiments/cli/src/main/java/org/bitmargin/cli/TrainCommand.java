package org.bitmargin.cli;

import java.util.concurrent.Callable;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "train",
    description = "Only train the networks of an experiment; run evaluates them later.")
final class TrainCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private RunOptions options;

  @Parameters(
      paramLabel = "FILE",
      description = "An experiment file, or the name of a suite such as quickstart.")
  private String file;

  @Override
  public Integer call() {
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    ResolvedExperiment experiment =
        Launch.read(file, options.set(), bitmargin.surroundings(), registry);
    return new Launch(bitmargin.surroundings(), common, options, registry, spec.commandLine())
        .launch(experiment, experiment.name(), folder -> {}, Launch.Work.TRAIN);
  }
}
