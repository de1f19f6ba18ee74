package org.bitmargin.pipeline;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.TrainingSettings;

/**
 * A little of a run's work, done before it starts: of each network some training steps with their
 * checkpoint, and one chip of each memory on some images. What the work refuses is refused before
 * hours of training, and how much memory it takes is known: neither epochs nor chips add to that,
 * what more images add is counted.
 */
final class Trial {
  private static final int STEPS = 3;

  private final ResolvedExperiment experiment;
  private final Dataset data;
  private final RunFolder folder;

  Trial(ResolvedExperiment experiment, Dataset data, RunFolder folder) {
    this.experiment = experiment;
    this.data = data;
    this.folder = folder;
  }

  /** Does what a cell does, on a part of the data, with its files in a folder. */
  interface Work {
    void compute(Cell cell, TrainingSettings training, EvaluationSettings evaluation, Path files);
  }

  /**
   * Tries the networks of cells. One that cannot be tried is left to the run, which reports it.
   *
   * @return what this process's memory will not exceed in the run, bytes: the heap to its limit and
   *     the rest as tried; empty where the system does not tell
   * @throws InvalidInputException where the work refuses its input
   */
  OptionalLong boundBytes(List<Cell> cells, Work work) {
    Set<String> seen = new HashSet<>();
    for (Cell cell : cells) {
      if (seen.add(cell.label() + cell.quantization())) {
        attempt(cell, work);
      }
    }
    OptionalLong bound = ProcessMemory.boundBytes();
    return bound.isEmpty() ? bound : OptionalLong.of(bound.getAsLong() + imagesKept());
  }

  private void attempt(Cell cell, Work work) {
    try {
      folder.aside(files -> work.compute(cell, training(), evaluation(), files));
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      // The cell itself will fail in the same way and say so.
    }
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
    return new EvaluationSettings(
        e.batch(), images(e.batch()), e.expose(), e.exposeRanges(), e.inference());
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
