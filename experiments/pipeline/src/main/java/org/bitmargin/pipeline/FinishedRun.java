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
import java.util.TreeSet;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.Safetensors;

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
    Set<String> trained = trainedCells();
    List<Cell> cells = Experiments.cells(wanted, registry);
    for (Cell cell : cells) {
      if (!trained.contains(cell.id())) {
        throw new InvalidInputException(
            "%s holds no trained cell %s: only faults, rates, chips, chipSeed and evaluation can be changed"
                .formatted(folder, cell.id()));
      }
    }
    copy(cells, wanted, to, registry);
  }

  /**
   * Copies the checkpoints of those cells of another experiment that were trained here, so that
   * running it there trains the others alone.
   *
   * @throws InvalidInputException where none was, or they were not trained in the same way
   */
  public void lendCheckpoints(ResolvedExperiment wanted, RunFolder to, PluginRegistry registry) {
    Set<String> trained = trainedCells();
    List<Cell> cells =
        Experiments.cells(wanted, registry).stream().filter(c -> trained.contains(c.id())).toList();
    if (cells.isEmpty()) {
      throw new InvalidInputException(
          "%s holds none of the networks of %s; it has trained: %s"
              .formatted(folder, wanted.name(), String.join(", ", new TreeSet<>(trained))));
    }
    copy(cells, wanted, to, registry);
  }

  private void copy(
      List<Cell> cells, ResolvedExperiment wanted, RunFolder to, PluginRegistry registry) {
    List<String> training = trainingDifferences(wanted, registry);
    if (!training.isEmpty()) {
      throw new InvalidInputException(
          "checkpoints of %s cannot be evaluated with another training (%s): train anew"
              .formatted(folder, training.get(0)));
    }
    JsonNode recorded = Manifest.read(folder).path("checkpoints");
    cells.forEach(cell -> requireIntact(cell, recorded));
    cells.forEach(cell -> copy(cell, to));
  }

  /**
   * Checks that cells of this run were trained to the end and their checkpoints are as written.
   *
   * @throws InvalidInputException where one was not, or is not
   */
  void requireTrained(List<Cell> cells) {
    Set<String> trained = trainedCells();
    JsonNode recorded = Manifest.read(folder).path("checkpoints");
    for (Cell cell : cells) {
      if (!trained.contains(cell.id())) {
        throw new InvalidInputException(
            "cell %s of %s was not trained to the end: run it again into the same folder"
                .formatted(cell.id(), folder));
      }
      requireIntact(cell, recorded);
    }
  }

  private Set<String> trainedCells() {
    Set<String> trained = new HashSet<>();
    for (JsonNode cell : Manifest.read(folder).path("cells")) {
      if (!cell.path("status").asText().equals("failed")) {
        trained.add(cell.path("id").asText());
      }
    }
    return trained;
  }

  /** The experiment restricted to some cells of this run, by their ids. */
  public FinishedRun narrowedTo(Set<String> ids, PluginRegistry registry) {
    List<Cell> cells =
        Experiments.cells(experiment, registry).stream().filter(c -> ids.contains(c.id())).toList();
    for (String id : ids) {
      if (cells.stream().noneMatch(cell -> cell.id().equals(id))) {
        throw new InvalidInputException("run folder %s has no cell %s".formatted(folder, id));
      }
    }
    ResolvedExperiment e = experiment;
    ResolvedExperiment narrow =
        new ResolvedExperiment(
            e.name(),
            e.dataset(),
            cells.stream().map(Cell::model).distinct().toList(),
            cells.stream().map(Cell::loss).distinct().toList(),
            cells.stream().map(Cell::quantization).distinct().toList(),
            e.faults(),
            e.protections(),
            e.memory(),
            e.energy(),
            cells.stream().allMatch(c -> !c.quantization().rates().isEmpty())
                ? List.of()
                : e.rates(),
            e.chips(),
            cells.stream().map(Cell::seed).distinct().toList(),
            e.chipSeed(),
            e.training(),
            e.evaluation());
    if (Experiments.cells(narrow, registry).size() != cells.size()) {
      throw new InvalidInputException(
          "these checkpoints are not all combinations of their models, bits, losses and seeds: evaluate them one by one");
    }
    return new FinishedRun(folder, narrow);
  }

  private void requireIntact(Cell cell, JsonNode recorded) {
    for (String which : List.of("best", "last")) {
      String name = RunFolder.checkpointName(cell, which);
      Path source = folder.resolve("checkpoints").resolve(name);
      if (!Files.isRegularFile(source)) {
        throw new InvalidInputException("checkpoint %s is missing".formatted(source));
      }
      Safetensors.read(source);
      String hash = recorded.path("checkpoints/" + name).asText();
      try {
        if (!hash.isEmpty() && !hash.equals(Sha256.of(source))) {
          throw new InvalidInputException(
              "checkpoint %s was changed after the run: its SHA-256 is not the one in %s"
                  .formatted(source, Manifest.FILE));
        }
      } catch (IOException e) {
        throw new InvalidInputException("checkpoint %s cannot be read".formatted(source), e);
      }
    }
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
