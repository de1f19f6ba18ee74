package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bitmargin.api.InvalidInputException;

/**
 * A run folder to start from: to evaluate its checkpoints under other faults, or to reproduce it.
 *
 * @param folder of the run
 * @param experiment it ran
 */
public record FinishedRun(Path folder, ResolvedExperiment experiment) {

  /** Reads the configuration of a run folder, with overrides. */
  public static FinishedRun read(Path folder, List<String> overrides, PluginRegistry registry) {
    Path file = folder.resolve(RunFolder.CONFIGURATION);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          "%s is not a run folder: it has no %s".formatted(folder, RunFolder.CONFIGURATION));
    }
    return new FinishedRun(folder, Experiments.read(file, overrides, registry));
  }

  /**
   * Copies the checkpoints of every cell of another experiment, so that running it there evaluates
   * without training.
   *
   * @throws InvalidInputException where a cell was not trained in this run, to the end and in the
   *     same way
   */
  public void copyCheckpoints(ResolvedExperiment wanted, RunFolder to, PluginRegistry registry) {
    Set<String> trained = new HashSet<>();
    for (JsonNode cell : Manifest.read(folder).path("cells")) {
      if (!cell.path("status").asText().equals("failed")) {
        trained.add(cell.path("id").asText());
      }
    }
    for (Cell cell : Experiments.cells(wanted, registry)) {
      if (!trained.contains(cell.id())) {
        throw new InvalidInputException(
            "%s holds no trained cell %s: only faults, rates, chips, chipSeed and evaluation can be changed"
                .formatted(folder, cell.id()));
      }
    }
    List<String> training = trainingDifferences(wanted, registry);
    if (!training.isEmpty()) {
      throw new InvalidInputException(
          "checkpoints of %s cannot be evaluated with another training (%s): use run"
              .formatted(folder, training.get(0)));
    }
    Experiments.cells(wanted, registry).forEach(cell -> copy(cell, to));
  }

  private List<String> trainingDifferences(ResolvedExperiment wanted, PluginRegistry registry) {
    String text;
    try {
      text = Files.readString(folder.resolve(RunFolder.CONFIGURATION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ResolvedExperiment before =
        Experiments.parse(
            text, folder.resolve(RunFolder.CONFIGURATION).toString(), List.of(), registry);
    List<String> lines = new ArrayList<>();
    for (String key : List.of("dataset", "training")) {
      JsonNode there = ExperimentWriter.tree(before).get(key);
      JsonNode here = ExperimentWriter.tree(wanted).get(key);
      TreeDifferences.of(there, here).stream()
          .filter(line -> !line.startsWith("select:"))
          .forEach(line -> lines.add(key + "." + line));
    }
    return lines;
  }

  private void copy(Cell cell, RunFolder to) {
    for (String which : List.of("best", "last")) {
      Path target = to.checkpoint(cell, which);
      Path source = folder.resolve("checkpoints").resolve(target.getFileName());
      if (!Files.isRegularFile(source)) {
        throw new InvalidInputException("checkpoint %s is missing".formatted(source));
      }
      try {
        AtomicFiles.copy(source, target);
      } catch (IOException e) {
        throw new UncheckedIOException("checkpoints cannot be copied: " + e.getMessage(), e);
      }
    }
  }

  /** Where the records of two runs differ: code, plug-ins, data, machine. */
  public static List<String> provenanceDifferences(Path there, Path here) {
    List<String> lines = new ArrayList<>();
    JsonNode first = Manifest.read(there);
    JsonNode second = Manifest.read(here);
    for (String part : List.of("git", "plugins", "data", "environment")) {
      TreeDifferences.of(first.path(part), second.path(part))
          .forEach(line -> lines.add(line.startsWith("[") ? part + line : part + "." + line));
    }
    return lines;
  }
}
