package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.TrainingSettings;

/**
 * A little of a run's work, done before it starts: of each network some training steps with their
 * checkpoint, and a chip or two of each memory at its ends on some images. What the work refuses is
 * refused before hours of training, and how much memory it takes is known: neither epochs nor chips
 * add to that, what more images add is counted. Where there is a clock, the time is extrapolated as
 * well.
 */
final class Trial {
  private static final int STEPS = 4;
  private static final double SHORT_STEP = 1;

  private final ResolvedExperiment experiment;
  private final Dataset data;
  private final RunFolder folder;
  private final Optional<LongSupplier> clock;
  private final Map<String, TrialTimes> times = new LinkedHashMap<>();

  Trial(
      ResolvedExperiment experiment, Dataset data, RunFolder folder, Optional<LongSupplier> clock) {
    this.experiment = experiment;
    this.data = data;
    this.folder = folder;
    this.clock = clock;
  }

  /** Does what a cell does, on a part of the data, with its files in a folder. */
  interface Work {
    void compute(
        Cell cell,
        TrainingSettings training,
        EvaluationSettings evaluation,
        int chips,
        Path files,
        TrialTimes times);
  }

  /**
   * Tries the networks of cells. One that cannot be tried is left to the run, which reports it.
   *
   * @return what this process's memory will not exceed in the run, bytes: the heap to its limit and
   *     the rest as tried; empty where the system does not tell
   * @throws InvalidInputException where the work refuses its input
   */
  OptionalLong boundBytes(List<Cell> cells, Work work) {
    for (Cell cell : cells) {
      if (!times.containsKey(network(cell))) {
        boolean first = times.isEmpty();
        TrialTimes heard = attempt(cell, work);
        times.put(network(cell), first && misleads(heard) ? attempt(cell, work) : heard);
      }
    }
    OptionalLong bound = ProcessMemory.boundBytes();
    return bound.isEmpty() ? bound : OptionalLong.of(bound.getAsLong() + imagesKept());
  }

  private static String network(Cell cell) {
    return cell.label() + cell.quantization();
  }

  /** In code that is not compiled yet a short step takes two to four times as long as later. */
  private boolean misleads(TrialTimes heard) {
    return clock.isPresent() && heard.tried() && heard.step() < SHORT_STEP;
  }

  private TrialTimes attempt(Cell cell, Work work) {
    TrialTimes heard = new TrialTimes(clock.orElse(() -> 0));
    int chips = clock.isPresent() ? TrialTimes.CHIPS : 1;
    try {
      folder.aside(files -> work.compute(cell, training(), evaluation(), chips, files, heard));
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The cell itself will fail in the same way and say so.
    }
    return heard;
  }

  /**
   * How long cells will take whose networks were tried: their epochs and, if they are evaluated,
   * their chips. An image of the validation counts as a third of one trained on (forward without
   * backward); a step with injected faults as two at most.
   *
   * @param searches which cells' memories search for faults, the time of which is not known
   * @param epochsDone of each cell, before this run
   * @return empty without a clock or where nothing could be tried
   */
  Optional<TimeEstimate> estimate(
      List<Cell> cells,
      boolean evaluate,
      Predicate<Cell> searches,
      ToIntFunction<Cell> epochsDone) {
    if (clock.isEmpty() || times.values().stream().noneMatch(TrialTimes::tried)) {
      return Optional.empty();
    }
    double likely = 0;
    double least = 0;
    double most = 0;
    boolean complete = true;
    for (Cell cell : cells) {
      TrialTimes tried = times.get(network(cell));
      complete &= tried.tried() && !(evaluate && searches.test(cell));
      if (tried.tried()) {
        double chips = evaluate ? experiment.chips() * tried.chip(images(Integer.MAX_VALUE)) : 0;
        int passes = cell.loss().inject().isPresent() ? 2 : 1;
        double steps = steps(experiment.training().epochs() - epochsDone.applyAsInt(cell));
        likely += steps * tried.step() + chips;
        least += steps * tried.fastestStep() + chips;
        most += steps * tried.slowestStep() * passes + chips;
      }
    }
    var medians =
        times.values().stream()
            .filter(TrialTimes::tried)
            .mapToDouble(TrialTimes::step)
            .summaryStatistics();
    return Optional.of(
        new TimeEstimate(likely, least, most, medians.getMin(), medians.getMax(), complete));
  }

  /** Steps of so many epochs, the validation counted in. */
  private double steps(int epochs) {
    TrainingSettings t = experiment.training();
    int images = t.images() == 0 ? data.train().size() : Math.min(t.images(), data.train().size());
    double held = images * t.validationShare();
    return epochs * ((images - held) + held / 3) / t.batch();
  }

  private TrainingSettings training() {
    TrainingSettings t = experiment.training();
    int enough = (int) Math.ceil(STEPS * t.batch() / (1 - t.validationShare()));
    int asked = t.images() == 0 ? data.train().size() : t.images();
    return new TrainingSettings(
        1,
        t.batch(),
        t.optimizer(),
        t.learningRate(),
        t.momentum(),
        t.schedule(),
        t.stepEpochs(),
        t.stepFactor(),
        t.validationShare(),
        Math.min(enough, asked),
        t.select());
  }

  private EvaluationSettings evaluation() {
    EvaluationSettings e = experiment.evaluation();
    return e.withImages(images(e.batch()));
  }

  private int images(int atMost) {
    int asked = experiment.evaluation().images();
    int there = data.test().size();
    return Math.min(atMost, asked == 0 ? there : Math.min(asked, there));
  }

  private long imagesKept() {
    long image = (long) data.channels() * data.height() * data.width() * Float.BYTES;
    int more = images(Integer.MAX_VALUE) - images(experiment.evaluation().batch());
    return Math.min(more * image, EvaluationSettings.KEPT_BYTES);
  }
}
