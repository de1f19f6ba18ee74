package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;

/** Reads and writes experiments. */
public final class Experiments {
  private Experiments() {}

  /**
   * Reads an experiment file.
   *
   * @param overrides assignments such as {@code training.epochs=3}, done in order
   * @throws InvalidInputException with one line naming file, line, key and what is allowed
   */
  public static ResolvedExperiment read(
      Path file, List<String> overrides, PluginRegistry registry) {
    return resolve(YamlReader.read(file), overrides, registry);
  }

  /** As {@link #read}, from a text; the source is named in errors. */
  public static ResolvedExperiment parse(
      String yaml, String source, List<String> overrides, PluginRegistry registry) {
    return resolve(YamlReader.read(yaml, source), overrides, registry);
  }

  private static ResolvedExperiment resolve(
      ConfigNode root, List<String> overrides, PluginRegistry registry) {
    return new ExperimentParser(registry).parse(Overrides.apply(root, overrides));
  }

  /** The experiment with nothing left open; {@link #parse} gives an equal one. */
  public static String yaml(ResolvedExperiment experiment) {
    return ExperimentWriter.yaml(experiment);
  }

  /** The cells an experiment trains, in order. */
  public static List<Cell> cells(ResolvedExperiment experiment, PluginRegistry registry) {
    return Cells.of(experiment, registry);
  }

  /** What differs from the run begun in a folder; empty where nothing was begun or all is equal. */
  public static Optional<String> difference(
      RunFolder folder, ResolvedExperiment experiment, PluginRegistry registry) {
    if (!folder.isBegun()) {
      return Optional.empty();
    }
    try {
      return RunBeginning.difference(folder, experiment, ChosenPlugins.of(experiment, registry));
    } catch (IOException e) {
      throw new InvalidInputException(
          "run folder %s cannot be read: %s".formatted(folder.root(), e.getMessage()), e);
    }
  }
}
