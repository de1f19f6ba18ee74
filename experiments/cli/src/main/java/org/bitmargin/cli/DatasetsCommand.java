package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.api.DataOrigin;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.Datasets;
import org.bitmargin.pipeline.Plugin;
import org.bitmargin.pipeline.PluginKind;
import org.bitmargin.pipeline.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "datasets",
    description = "Say which data sets are here, where, and whether they are the published ones.",
    subcommands = {FetchCommand.class, VerifyDatasetCommand.class})
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
      out.flush();
    }
    out.println("looked in: " + String.join(", ", Datasets.roots(bitmargin.surroundings().data())));
    out.flush();
    return Failures.DONE;
  }

  private String state(PluginRegistry registry, String name) {
    try {
      DataOrigin origin =
          Datasets.inspect(registry, name, List.of(), bitmargin.surroundings().data());
      return "here: " + origin.describe() + place(origin);
    } catch (InvalidInputException e) {
      return "not usable: " + e.getMessage();
    }
  }

  private static String place(DataOrigin origin) {
    return origin.files().isEmpty() ? "" : ", in " + folder(origin.files().get(0));
  }

  private static Path folder(Path file) {
    return Files.isDirectory(file) ? file : file.getParent();
  }

  Bitmargin bitmargin() {
    return bitmargin;
  }
}
