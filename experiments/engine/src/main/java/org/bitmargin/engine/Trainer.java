package org.bitmargin.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.Examples;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Quantization-aware training by mini-batches.
 *
 * <p>The validation images are the same for every seed and loss; the order of the training images
 * depends on (seed, epoch) alone and what augmentation makes of one on (seed, epoch, image), so
 * that a resumed run equals an uninterrupted one byte for byte.
 */
public final class Trainer {
  private static final int LARGEST = 500;

  private final TrainingSettings settings;
  private final Loss loss;
  private final Optional<FaultInjection> injection;
  private final long seed;

  /** A trainer; the seed governs the order of images and injected faults. */
  public Trainer(
      TrainingSettings settings, Loss loss, Optional<FaultInjection> injection, long seed) {
    this.settings = settings;
    this.loss = loss;
    this.injection = injection;
    this.seed = seed;
  }

  /**
   * Trains a model and leaves it with the selected checkpoint's values.
   *
   * @param best file of the checkpoint with the highest validation accuracy
   * @param last file of the last checkpoint; where it exists already, training goes on from it
   * @param identity says which run {@code last} must belong to
   * @return a record of each epoch; none where the weights were imported
   */
  public List<EpochRecord> train(
      Model model, Dataset data, Path best, Path last, String identity, Progress progress) {
    if (TrainingState.origin(last).isPresent()) {
      TrainingState.resumeImported(last, model, identity);
      return List.of();
    }
    Split split = Split.of(data.train().size(), settings);
    Optimizer optimizer = Optimizer.of(settings);
    List<EpochRecord> history =
        new ArrayList<>(TrainingState.resume(last, model, optimizer, identity));
    try {
      for (int epoch = history.size() + 1; epoch <= settings.epochs(); epoch++) {
        EpochRecord record = epoch(epoch, model, data, split, optimizer, progress);
        boolean better = isBest(record, history);
        history.add(record);
        if (better) {
          Checkpoint.save(best, model, Map.of("epoch", Integer.toString(epoch)));
        }
        TrainingState.save(last, model, optimizer, history, identity);
        progress.epoch(record, settings.epochs());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("checkpoint cannot be written: " + e.getMessage(), e);
    }
    if (settings.select() == TrainingSettings.Selection.BEST) {
      Checkpoint.load(best, model);
    }
    return history;
  }

  private static boolean isBest(EpochRecord record, List<EpochRecord> before) {
    return Double.isNaN(record.validationAccuracy())
        || before.stream().allMatch(b -> b.validationAccuracy() < record.validationAccuracy());
  }

  private EpochRecord epoch(
      int epoch, Model model, Dataset data, Split split, Optimizer optimizer, Progress progress) {
    double rate = LearningRate.at(epoch, settings);
    int[] order =
        Arrays.stream(Streams.permutation(split.train().length, Streams.of(seed, "order", epoch)))
            .map(i -> split.train()[i])
            .toArray();
    int steps = order.length / settings.batch();
    Outcome outcome = new Outcome(data.classNames().size());
    double[] lossSum = {0};
    int[] done = {0};
    IntFunction<RandomGenerator> draws = index -> Streams.of(seed, "augmentation", epoch, index);
    Prefetch.forEach(
        Batches.of(order, settings.batch(), false),
        batch -> data.train().trainingImages(batch, draws),
        (batch, images) -> {
          int[] labels = data.train().labels(batch);
          double value = step(model, images, labels, rate, optimizer, outcome);
          lossSum[0] += value;
          progress.step(epoch, settings.epochs(), ++done[0], steps, value);
        });
    Validation v = validate(model, data.train(), split.validation(), outcome.confusion().length);
    return new EpochRecord(
        epoch, rate, lossSum[0] / steps, outcome.accuracy(), v.loss, v.accuracy, v.margin);
  }

  private double step(
      Model model, INDArray images, int[] labels, double rate, Optimizer optimizer, Outcome seen) {
    INDArray logits = model.forward(images, Model.Phase.TRAINING);
    LossResult result = loss.evaluate(logits, labels);
    if (!Double.isFinite(result.value())) {
      throw new ArithmeticException("training diverged: the loss is " + result.value());
    }
    seen.add(logits, labels);
    model.backward(result.gradient());
    if (injection.isPresent() && result.value() < injection.get().belowLoss()) {
      averageWithFaulty(model, images, labels, optimizer.steps());
    }
    optimizer.nextStep();
    for (Parameter parameter : model.parameters()) {
      if (parameter.role().trainable()) {
        optimizer.update(parameter, rate);
      }
    }
    return result.value();
  }

  private void averageWithFaulty(Model model, INDArray images, int[] labels, long step) {
    List<Parameter> trained =
        model.parameters().stream().filter(p -> p.role().trainable()).toList();
    List<INDArray> clean = trained.stream().map(p -> p.gradient().dup()).toList();
    try (StoredModel stored = store(model)) {
      RandomGenerator chip = Streams.of(seed, "injected", step);
      FaultMap map = injection.orElseThrow().faults().sample(stored.image().layout(), chip);
      stored.load(map.flips(stored.image(), 1));
      INDArray logits = model.forward(images, Model.Phase.TRAINING);
      model.backward(loss.evaluate(logits, labels).gradient());
    }
    for (int i = 0; i < clean.size(); i++) {
      trained.get(i).gradient(clean.get(i).addi(trained.get(i).gradient()).muli(0.5));
    }
  }

  private static StoredModel store(Model model) {
    return new StoredModel(
        model, model.reference(), new Exposure(List.of("weight")), false, MemoryGeometry.DEFAULT);
  }

  private record Validation(double loss, double accuracy, double margin) {}

  private Validation validate(Model model, Examples examples, int[] indices, int classes) {
    if (indices.length == 0) {
      return new Validation(Double.NaN, Double.NaN, Double.NaN);
    }
    Outcome outcome = new Outcome(classes);
    double[] sum = {0};
    Prefetch.forEach(
        // No larger than those of training: buffers of inference would be larger, too.
        Batches.of(indices, Math.min(LARGEST, settings.batch()), true),
        examples::images,
        (batch, images) -> {
          INDArray logits = model.forward(images, Model.Phase.INFERENCE);
          int[] labels = examples.labels(batch);
          sum[0] += loss.evaluate(logits, labels).value() * batch.length;
          outcome.add(logits, labels);
        });
    return new Validation(sum[0] / indices.length, outcome.accuracy(), outcome.meanLogitMargin());
  }

  /** Which of the training images are trained on and which are held out. */
  private record Split(int[] train, int[] validation) {

    static Split of(int available, TrainingSettings settings) {
      int[] used = Subset.of(available, settings.images());
      int size = used.length;
      int held = (int) Math.round(size * settings.validationShare());
      if (size - held < settings.batch()) {
        throw new InvalidInputException(
            "training.batch is %d, only %d training images are left after validation: at most that"
                .formatted(settings.batch(), size - held));
      }
      // A constant seed: every run on these data holds out the same images.
      int[] order = Streams.permutation(size, Streams.of(0, "validation"));
      order = Arrays.stream(order).map(i -> used[i]).toArray();
      return new Split(Arrays.copyOfRange(order, held, size), Arrays.copyOfRange(order, 0, held));
    }
  }
}
