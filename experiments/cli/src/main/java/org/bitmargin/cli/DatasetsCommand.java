package org.bitmargin.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.Datasets;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginKind;
import org.bitmargin.pipeline.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "datasets",
    description = "Say which data sets are here; bitmargin datasets verify NAME reads one wholly.",
    subcommands = DatasetsCommand.Verify.class)
final class DatasetsCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    PrintWriter out = spec.commandLine().getOut();
    for (Plugin plugin : registry.of(PluginKind.DATASET)) {
      out.printf("%-16s %s%n", plugin.name(), state(registry, plugin.name()));
    }
    out.println("looked in: " + String.join(", ", Datasets.roots(bitmargin.surroundings().data())));
    out.flush();
    return Failures.DONE;
  }

  private String state(PluginRegistry registry, String name) {
    try {
      return "here: " + describe(open(registry, name));
    } catch (InvalidInputException e) {
      return "not usable: " + e.getMessage();
    }
  }

  private Dataset open(PluginRegistry registry, String name) {
    return Datasets.open(registry, name, bitmargin.surroundings().data());
  }

  private static String describe(Dataset data) {
    return "%d training and %d test images of %dx%dx%d in %d classes"
        .formatted(
            data.train().size(),
            data.test().size(),
            data.channels(),
            data.height(),
            data.width(),
            data.classNames().size());
  }

  @Command(name = "verify", description = "Read a data set wholly and print its fingerprint.")
  static final class Verify implements Callable<Integer> {
    @ParentCommand private DatasetsCommand datasets;
    @Spec private CommandSpec spec;
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "Id of a data set.")
    private String name;

    @Override
    public Integer call() {
      PluginRegistry registry = common.registry(datasets.bitmargin.surroundings());
      Dataset data = datasets.open(registry, name);
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%s: %s%n", name, describe(data));
      out.printf("SHA-256 of images and labels: %s%n", data.fingerprint());
      out.flush();
      return Failures.DONE;
    }
  }
}
