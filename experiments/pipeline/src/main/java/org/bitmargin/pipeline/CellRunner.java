package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.engine.EnergyAccount;
import org.bitmargin.engine.EpochRecord;
import org.bitmargin.engine.EpochsDone;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.Evaluator;
import org.bitmargin.engine.Exposure;
import org.bitmargin.engine.FaultInjection;
import org.bitmargin.engine.ImportedWeights;
import org.bitmargin.engine.Progress;
import org.bitmargin.engine.Streams;
import org.bitmargin.engine.Sweep;
import org.bitmargin.engine.Trainer;
import org.bitmargin.engine.TrainingSettings;

/** Trains and evaluates one cell with the engine. */
final class CellRunner {
  private static final String UNPROTECTED = "none";

  private final Products products;
  private final ResolvedExperiment experiment;
  private final RunFolder folder;
  private final Dataset data;
  private final RunListener listener;

  CellRunner(
      PluginRegistry registry,
      ResolvedExperiment experiment,
      RunFolder folder,
      Dataset data,
      RunListener listener) {
    this.products = new Products(registry);
    this.experiment = experiment;
    this.folder = folder;
    this.data = data;
    this.listener = listener;
  }

  /** Builds every network once, so that one that cannot take the data is known before the work. */
  void requireModels(List<Cell> cells) {
    Set<String> seen = new HashSet<>();
    for (Cell cell : cells) {
      if (seen.add(cell.label() + cell.quantization())) {
        try {
          Model model = model(cell);
          experiment.evaluation().exposure().requireMatches(model);
          requireMemories(cell, model);
        } catch (InvalidInputException e) {
          throw e;
        } catch (IllegalArgumentException e) {
          throw new InvalidInputException(
              "model %s cannot be built for %s: %s"
                  .formatted(cell.label(), experiment.dataset().name(), e.getMessage()),
              e);
        }
      }
    }
  }

  private void requireMemories(Cell cell, Model model) {
    Exposure exposure = experiment.evaluation().exposure();
    boolean protectable = model.parameters().stream().anyMatch(exposure::exposes);
    for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
      String guard = protection.map(PluginChoice::name).orElse(UNPROTECTED);
      if (!protectable && !guard.equals(UNPROTECTED)) {
        throw new InvalidInputException(
            "protections: %s has nothing to protect: evaluation.expose %s holds no parameter, and activations are not protected"
                .formatted(guard, experiment.evaluation().expose()));
      }
      MemoryLayout layout;
      try {
        layout =
            evaluator(experiment.evaluation()).layout(model, protection.map(products::protection));
      } catch (IllegalArgumentException e) {
        throw refused("protections", guard, cell, e);
      }
      for (FaultChoice fault : experiment.faults()) {
        try {
          OperatingPoints.of(fault, experiment, cell, products)
              .models()
              .forEach(point -> point.requireFits(layout));
        } catch (IllegalArgumentException e) {
          throw refused("faults", FaultLabels.of(fault, experiment.faults()), cell, e);
        }
      }
    }
  }

  private static InvalidInputException refused(
      String key, String what, Cell cell, IllegalArgumentException cause) {
    return new InvalidInputException(
        "%s: %s cannot be used with %s at %d bits: %s"
            .formatted(key, what, cell.label(), cell.quantization().bits(), cause.getMessage()),
        cause);
  }

  void compute(Cell cell, boolean evaluate) {
    ProcessMemory.reclaim();
    Model model = model(cell);
    List<EpochRecord> history = train(cell, model);
    CellTables tables = new CellTables(experiment, cell, data.classNames(), history);
    if (!evaluate) {
      folder.writeCell(cell, tables.trainingOnly());
      return;
    }
    Evaluator evaluator = evaluator(experiment.evaluation());
    EnergyAccount account =
        EnergyAccount.of(model, data.test(), experiment.evaluation(), experiment.memory());
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        Memory memory = new Memory(fault, protection, points);
        listener.evaluating(cell, memory.label(experiment), points.size() * experiment.chips());
        tables.add(
            memory,
            evaluator.evaluate(
                model,
                data.test(),
                points.sweep(),
                protection.map(products::protection),
                experiment.chips(),
                experiment.chipSeed(),
                listener));
        tables.addAddresses(
            memory, evaluator.placements(model, data.test(), protection.map(products::protection)));
        energy(tables, memory, account);
      }
    }
    folder.writeCell(cell, tables.contents());
  }

  /**
   * Draws the chips {@link #compute} measures a cell on.
   *
   * @param cell trained to the end
   * @param chips their numbers
   */
  void draw(Cell cell, int[] chips, ChipFiles files) {
    Model model = trained(cell);
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      if (!points.sweep().lifetime().persistent()) {
        files.skip(fault);
        continue;
      }
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        evaluator(experiment.evaluation())
            .draw(
                model,
                data.test(),
                points.sweep(),
                protection.map(products::protection),
                chips,
                experiment.chipSeed(),
                files.of(cell, new Memory(fault, protection, points)));
      }
    }
  }

  /**
   * What {@link #compute} does, with few chips of each memory at its ends on fewer data, for no
   * result.
   *
   * @param times hears of the steps and chips
   */
  void attempt(
      Cell cell,
      TrainingSettings training,
      EvaluationSettings evaluation,
      int chips,
      Path files,
      TrialTimes times) {
    ProcessMemory.reclaim();
    Model model = model(cell);
    train(cell, model, training, files.resolve("best"), files.resolve("last"), times);
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      List<FaultModel> tried = tried(points);
      times.atShareOfPoints((double) tried.size() / points.size());
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        evaluator(evaluation)
            .evaluate(
                model,
                data.test(),
                Sweep.ofPoints(tried),
                protection.map(products::protection),
                searches(points) ? 1 : chips,
                experiment.chipSeed(),
                times);
      }
    }
  }

  /** Whether a memory of a cell searches for its faults, which takes a time of its own. */
  boolean searches(Cell cell) {
    return experiment.faults().stream()
        .anyMatch(fault -> searches(OperatingPoints.of(fault, experiment, cell, products)));
  }

  private static boolean searches(OperatingPoints points) {
    return points.models().stream()
        .anyMatch(m -> m instanceof AimedFaultModel aimed && aimed.images() > 0);
  }

  /** The mildest point and the worst; of a search, which may take long, the first step. */
  private static List<FaultModel> tried(OperatingPoints points) {
    List<FaultModel> all = points.models();
    return all.size() == 1 || searches(points)
        ? all.subList(0, 1)
        : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** Epochs of a cell that need no training any more. */
  int epochsDone(Cell cell) {
    return EpochsDone.of(folder.checkpoint(cell, "last"), experiment.training().epochs());
  }

  private Evaluator evaluator(EvaluationSettings settings) {
    return new Evaluator(settings, data.classNames().size(), experiment.memory())
        .withAttackImages(data.train());
  }

  private void energy(CellTables tables, Memory memory, EnergyAccount account) {
    for (int i = 0; i < memory.points().size(); i++) {
      int point = i;
      memory
          .points()
          .models()
          .get(i)
          .energy()
          .ifPresent(
              profile ->
                  tables.addEnergy(
                      memory,
                      point,
                      account.at(
                          profile,
                          memory.protection().map(products::protection),
                          experiment.energy().inferenceMs())));
    }
  }

  /** The network of a cell that was trained to the end. */
  Model trained(Cell cell) {
    Model model = model(cell);
    train(cell, model);
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

  private List<EpochRecord> train(Cell cell, Model model) {
    Path best = folder.checkpoint(cell, "best");
    Path last = folder.checkpoint(cell, "last");
    return train(cell, model, experiment.training(), best, last, listener);
  }

  private List<EpochRecord> train(
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
}
