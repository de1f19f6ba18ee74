package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;

/**
 * The chips of a finished run as files. Chips are a function of the configuration, so they are
 * drawn again, by the engine, from the same streams; memories laid out alike share them.
 *
 * <p>{@code OUT/fault model/network-bits-protection/chip-000.faultmap}, with a folder by operating
 * point between where the points of a fault model do not share chips.
 *
 * @param files written, in order
 * @param skipped fault models without chips, with the reason
 */
public record FaultMapExport(List<Path> files, List<String> skipped) {

  public FaultMapExport {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Writes the chips of a run.
   *
   * @param run whose cells were trained to the end
   * @param cellIds of the cells wanted; empty for all
   * @param chips how many, the first ones; 0 for as many as the run had
   * @param out a folder that is empty or does not exist
   * @throws InvalidInputException where the run has no such cell, its checkpoints are not intact,
   *     none of its faults persist, or the folder holds something
   */
  public static FaultMapExport write(
      FinishedRun run,
      List<String> cellIds,
      int chips,
      Path out,
      PluginRegistry registry,
      DatasetContext data) {
    ResolvedExperiment experiment = run.experiment();
    List<Cell> cells = wanted(run, cellIds, registry);
    run.requireTrained(cells);
    requireEmpty(out);
    ChipFiles files = new ChipFiles(experiment, out);
    int[] numbers = IntStream.range(0, chips == 0 ? experiment.chips() : chips).toArray();
    Dataset dataset = new Products(registry).dataset(experiment.dataset(), data);
    try (RunFolder folder = RunFolder.open(run.folder())) {
      CellRunner runner =
          new CellRunner(
              new CellNetworks(registry, experiment, folder, dataset), folder, RunListener.NONE);
      for (Cell cell : cells) {
        runner.draw(cell, numbers, files);
      }
    }
    if (files.written().isEmpty()) {
      throw new InvalidInputException(
          "run %s has no chips to export: %s"
              .formatted(run.folder(), String.join("; ", files.skipped())));
    }
    return new FaultMapExport(files.written(), List.copyOf(files.skipped()));
  }

  private static List<Cell> wanted(FinishedRun run, List<String> ids, PluginRegistry registry) {
    List<Cell> all = Experiments.cells(run.experiment(), registry);
    if (ids.isEmpty()) {
      return all;
    }
    List<Cell> wanted = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      wanted.add(
          all.stream()
              .filter(cell -> cell.id().equals(id))
              .findFirst()
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "run folder %s has no cell %s; cells: %s"
                              .formatted(
                                  run.folder(),
                                  id,
                                  String.join(", ", all.stream().map(Cell::id).toList())))));
    }
    return wanted;
  }

  private static void requireEmpty(Path out) {
    if (!Files.exists(out)) {
      return;
    }
    try (Stream<Path> entries = Files.list(out)) {
      if (entries.findAny().isPresent()) {
        throw new InvalidInputException(
            "folder %s is not empty: choose another --out".formatted(out));
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "folder %s cannot be written: choose another --out (%s)"
              .formatted(out, AtomicFiles.reason(e)),
          e);
    }
  }
}
