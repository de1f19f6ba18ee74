package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.EpochsDone;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.Evaluator;
import org.bitmargin.engine.FaultInjection;
import org.bitmargin.engine.ImportedWeights;
import org.bitmargin.engine.Progress;
import org.bitmargin.engine.Streams;
import org.bitmargin.engine.Trainer;
import org.bitmargin.engine.TrainingSettings;

/** The networks of cells: built, trained, taken over from elsewhere. */
final class CellNetworks {
  private final Products products;
  private final ResolvedExperiment experiment;
  private final RunFolder folder;
  private final Dataset data;

  CellNetworks(
      PluginRegistry registry, ResolvedExperiment experiment, RunFolder folder, Dataset data) {
    this.products = new Products(registry);
    this.experiment = experiment;
    this.folder = folder;
    this.data = data;
  }

  Products products() {
    return products;
  }

  ResolvedExperiment experiment() {
    return experiment;
  }

  Dataset data() {
    return data;
  }

  /** The network of a cell that was trained to the end. */
  Model trained(Cell cell) {
    Model model = model(cell);
    train(cell, model, Progress.NONE);
    return model;
  }

  /** Takes a network trained elsewhere for that of a cell. */
  void adopt(Cell cell, Model model, String origin) throws IOException {
    Path best = folder.checkpoint(cell, "best");
    Files.createDirectories(best.getParent());
    ImportedWeights.save(best, folder.checkpoint(cell, "last"), model, origin, identity(cell));
  }

  Model model(Cell cell) {
    return products.model(
        cell.model(),
        new ModelContext(
            data.channels(),
            data.height(),
            data.width(),
            data.classNames().size(),
            products.quantizer(cell.quantization().weights()),
            products.quantizer(cell.quantization().activations()),
            Streams.of(cell.seed(), "init")));
  }

  /** Trains a cell into the run folder, or goes on with it. */
  List<EpochRecord> train(Cell cell, Model model, Progress progress) {
    Path best = folder.checkpoint(cell, "best");
    Path last = folder.checkpoint(cell, "last");
    return train(cell, model, experiment.training(), best, last, progress);
  }

  /** Trains with other settings into other files. */
  List<EpochRecord> train(
      Cell cell, Model model, TrainingSettings settings, Path best, Path last, Progress progress) {
    Optional<FaultInjection> injection =
        cell.loss()
            .inject()
            .map(
                inject ->
                    new FaultInjection(
                        products.faultModel(inject.faultModel()).at(inject.ber()),
                        inject.belowLoss()));
    Trainer trainer =
        new Trainer(settings, products.loss(cell.loss().loss()), injection, cell.seed());
    try {
      Files.createDirectories(best.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoints cannot be written: " + e.getMessage(), e);
    }
    return trainer.train(model, data, best, last, identity(cell), progress);
  }

  /** Epochs of a cell that need no training any more. */
  int epochsDone(Cell cell) {
    return EpochsDone.of(folder.checkpoint(cell, "last"), experiment.training().epochs());
  }

  /** Says which training run a checkpoint belongs to: all that decides its values but the code. */
  private String identity(Cell cell) {
    ObjectNode all = ExperimentWriter.tree(experiment);
    ObjectNode identity = StrictJson.MAPPER.createObjectNode();
    identity.set("dataset", all.get("dataset"));
    identity.put("data", data.fingerprint());
    identity.set("model", cell.model().toTree());
    identity.set("weights", cell.quantization().weights().toTree());
    identity.set("activations", cell.quantization().activations().toTree());
    identity.set("loss", ExperimentWriter.loss(cell.loss()).without("bits"));
    identity.put("seed", cell.seed());
    // Which checkpoint is evaluated does not change what is trained.
    identity.set("training", all.<ObjectNode>withObject("/training").without("select"));
    return Sha256.of(identity.toString());
  }

  /** Measures networks on the test images. */
  Evaluator evaluator(EvaluationSettings settings) {
    return new Evaluator(settings, data.classNames().size(), experiment.memory())
        .withAttackImages(data.train());
  }
}
