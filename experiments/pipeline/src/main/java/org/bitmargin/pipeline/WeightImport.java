package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;

/**
 * Weights trained elsewhere as a trained cell of a run folder, which evaluates them as its own. The
 * manifest says where they come from.
 */
public final class WeightImport {
  private WeightImport() {}

  /**
   * Imports a safetensors file into a run folder, which is begun where it is not.
   *
   * @param experiment the folder belongs to
   * @param cellId the weights are for; may be left open where there is one alone
   * @param names empty for our own, {@code torch}, or a file with a name map
   * @return the cell
   * @throws InvalidInputException where the file does not fit the network, or the cell has weights
   */
  public static Cell into(
      RunFolder folder,
      ResolvedExperiment experiment,
      Optional<String> cellId,
      Path file,
      Optional<String> names,
      Path base,
      PluginRegistry registry,
      DatasetContext context) {
    List<Cell> cells = Experiments.cells(experiment, registry);
    Cell cell = TrainedModel.choose(cells, cellId, "the experiment");
    if (Files.exists(folder.checkpoint(cell, "last"))) {
      throw new InvalidInputException(
          "cell %s of %s has weights already: choose another --out"
              .formatted(cell.id(), folder.root()));
    }
    Dataset data = new Products(registry).dataset(experiment.dataset(), context);
    CellNetworks networks = new CellNetworks(registry, experiment, folder, data);
    new CellChecks(networks).requireModels(List.of(cell));
    Model model = networks.model(cell);
    ForeignWeights.into(model, file, TrainedModel.names(names, base, model));
    ChosenPlugins plugins = ChosenPlugins.of(experiment, registry);
    try {
      String origin = "weights of %s, SHA-256 %s".formatted(file.getFileName(), Sha256.of(file));
      new RunBeginning(folder, experiment, plugins, data).begin();
      networks.adopt(cell, model, origin);
      Manifest.write(
          folder.root(),
          Manifest.of(
              Optional.of(folder.root()),
              experiment,
              plugins,
              data,
              Optional.empty(),
              statuses(folder, cells)));
    } catch (IOException e) {
      throw new UncheckedIOException("run folder cannot be written: " + AtomicFiles.reason(e), e);
    }
    return cell;
  }

  /** Those in the manifest as they are, and all imported ones. */
  private static List<CellStatus> statuses(RunFolder folder, List<Cell> cells) {
    JsonNode before = Manifest.read(folder.root()).path("cells");
    List<CellStatus> statuses = new ArrayList<>();
    for (Cell cell : cells) {
      Optional<String> origin = folder.origin(cell);
      for (JsonNode status : before) {
        if (status.path("id").asText().equals(cell.id())) {
          statuses.add(
              new CellStatus(
                  cell.id(), status.path("status").asText(), status.path("message").asText()));
        }
      }
      if (origin.isPresent() && statuses.stream().noneMatch(s -> s.id().equals(cell.id()))) {
        statuses.add(CellStatus.trained(cell, origin));
      }
    }
    return statuses;
  }
}
