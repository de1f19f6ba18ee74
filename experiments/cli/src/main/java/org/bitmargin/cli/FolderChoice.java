package org.bitmargin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bitmargin.pipeline.Experiments;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import org.bitmargin.pipeline.RunFolder;

/**
 * Which folder a run goes into: the one asked for; else {@code runs/NAME}, or the first of {@code
 * runs/NAME-2}, {@code -3}, … that is free or holds the same run.
 */
final class FolderChoice {
  private final Surroundings surroundings;
  private final RunOptions options;
  private final PluginRegistry registry;

  FolderChoice(Surroundings surroundings, RunOptions options, PluginRegistry registry) {
    this.surroundings = surroundings;
    this.options = options;
    this.registry = registry;
  }

  RunFolder open(ResolvedExperiment experiment, String defaultName) {
    if (options.out().isPresent()) {
      RunFolder folder = RunFolder.open(surroundings.resolve(options.out().get()));
      if (options.fresh()) {
        folder.clear();
      }
      return folder;
    }
    for (int number = 1; ; number++) {
      RunFolder folder = RunFolder.open(numbered(defaultName, number));
      if (options.fresh()) {
        folder.clear();
      }
      if (Experiments.difference(folder, experiment, registry).isEmpty()) {
        return folder;
      }
      folder.close();
    }
  }

  /** The folder {@link #open} would take, nothing touched. */
  Path preview(ResolvedExperiment experiment, String defaultName) {
    if (options.out().isPresent()) {
      return surroundings.resolve(options.out().get());
    }
    for (int number = 1; ; number++) {
      Path path = numbered(defaultName, number);
      if (options.fresh() || !Files.exists(path)) {
        return path;
      }
      try (RunFolder folder = RunFolder.open(path)) {
        if (Experiments.difference(folder, experiment, registry).isEmpty()) {
          return path;
        }
      }
    }
  }

  private Path numbered(String name, int number) {
    return surroundings
        .workingDirectory()
        .resolve("runs")
        .resolve(number == 1 ? name : name + "-" + number);
  }
}
