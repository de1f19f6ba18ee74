package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Model;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.Sweep;
import org.bitmargin.engine.TrainingSettings;

/** Does a little of a cell's work, for {@link Trial}. */
final class CellTrial {
  private static final int FEW = 8;

  private final CellNetworks networks;
  private final ResolvedExperiment experiment;
  private final Products products;

  CellTrial(CellNetworks networks) {
    this.networks = networks;
    this.experiment = networks.experiment();
    this.products = networks.products();
  }

  /**
   * What {@link CellRunner#compute} does, with few chips of each memory at its ends on fewer data,
   * for no result.
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
    Model model = networks.model(cell);
    networks.train(cell, model, training, files.resolve("best"), files.resolve("last"), times);
    for (FaultChoice fault : experiment.faults()) {
      OperatingPoints points = OperatingPoints.of(fault, experiment, cell, products);
      List<FaultModel> tried = tried(points);
      for (Optional<PluginChoice> protection : experiment.protectionsOrNone()) {
        times.memory((double) tried.size() / points.size());
        int count = searches(points) ? 1 : chips;
        for (int images : sizes(evaluation.images(), count)) {
          times.images(images);
          networks
              .evaluator(evaluation.withImages(images))
              .evaluate(
                  model,
                  networks.data().test(),
                  Sweep.ofPoints(tried),
                  protection.map(products::protection),
                  count,
                  experiment.chipSeed(),
                  times);
        }
      }
    }
  }

  /** Where chips are timed, a second time on few images, which tells what an image takes. */
  private static List<Integer> sizes(int images, int chips) {
    return chips == 1 ? List.of(images) : List.of(images, Math.max(1, images / FEW));
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
}
