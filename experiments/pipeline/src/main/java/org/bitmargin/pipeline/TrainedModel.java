package org.bitmargin.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.engine.Safetensors;

/**
 * The network of one cell of a finished run, with the weights the run was measured with.
 *
 * @param cell of the run
 * @param model with latent weights
 * @param data the network was trained for
 */
public record TrainedModel(Cell cell, Model model, Dataset data) {

  /**
   * Reads the network of a cell.
   *
   * @param id of the cell; may be left open where the run has one alone
   * @throws InvalidInputException where there is no such cell, or it was not trained to the end
   */
  public static TrainedModel read(
      FinishedRun run, Optional<String> id, PluginRegistry registry, DatasetContext context) {
    ResolvedExperiment experiment = run.experiment();
    Cell cell = choose(Experiments.cells(experiment, registry), id, run.folder().toString());
    run.requireTrained(List.of(cell));
    Dataset data = new Products(registry).dataset(experiment.dataset(), context);
    try (RunFolder folder = RunFolder.open(run.folder())) {
      CellNetworks networks = new CellNetworks(registry, experiment, folder, data);
      return new TrainedModel(cell, networks.trained(cell), data);
    }
  }

  static Cell choose(List<Cell> cells, Optional<String> id, String where) {
    String ids = String.join(", ", cells.stream().map(Cell::id).toList());
    if (id.isEmpty()) {
      if (cells.size() > 1) {
        throw new InvalidInputException(
            "%s has %d cells: choose one by --cell: %s".formatted(where, cells.size(), ids));
      }
      return cells.get(0);
    }
    return cells.stream()
        .filter(cell -> cell.id().equals(id.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s has no cell %s; cells: %s".formatted(where, id.get(), ids)));
  }

  /**
   * Writes the weights as safetensors.
   *
   * @param names empty for our own, {@code torch}, or a file with a name map
   * @param quantized whether to write the values the network computes with, not the latent ones
   */
  public void writeSafetensors(Path file, Optional<String> names, boolean quantized, Path base) {
    NameMap map = names(names, base, model);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("cell", cell.id());
    metadata.put("weights", quantized ? "quantized" : "latent");
    try {
      Safetensors.write(
          file, new Safetensors.Content(ForeignWeights.of(model, map, quantized), metadata));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s cannot be written: choose another --out (%s)".formatted(file, AtomicFiles.reason(e)),
          e);
    }
  }

  static NameMap names(Optional<String> names, Path base, Model model) {
    if (names.isEmpty()) {
      return NameMap.SAME;
    }
    return names.get().equals("torch")
        ? NameMap.TORCH
        : NameMap.read(base.resolve(names.get()), model);
  }
}
