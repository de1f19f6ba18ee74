package org.bitmargin.engine;

/**
 * How a network is trained.
 *
 * @param epochs passes over the training images, at least 1
 * @param batch images a step, at least 2; an incomplete last batch of an epoch is left out
 * @param optimizer {@code adam} or {@code sgd}
 * @param learningRate of the first epoch, above 0
 * @param momentum of SGD, in [0, 1); Adam uses its published 0.9 and 0.999
 * @param schedule {@code constant}, {@code step} or {@code cosine}, by epoch
 * @param stepEpochs epochs between two steps of the step schedule
 * @param stepFactor factor at each step, in (0, 1]
 * @param validationShare share of the training images held out for validation, in [0, 0.9]; 0 means
 *     that the last epoch is the best
 * @param images number of training images used, drawn at random, the same in every run; 0 for all
 * @param select which checkpoint is evaluated: {@code best} on the validation images, or {@code
 *     last}
 */
public record TrainingSettings(
    int epochs,
    int batch,
    Optimizer.Kind optimizer,
    double learningRate,
    double momentum,
    LearningRate.Schedule schedule,
    int stepEpochs,
    double stepFactor,
    double validationShare,
    int images,
    Selection select) {

  /** Which checkpoint of a training run is evaluated. */
  public enum Selection {
    /** Highest validation accuracy, the earliest on a tie. */
    BEST,
    /** The last epoch. */
    LAST
  }

  public TrainingSettings {
    require(epochs >= 1, "epochs must be at least 1, was " + epochs);
    require(batch >= 2, "batch must be at least 2, was " + batch);
    require(
        learningRate > 0 && learningRate < 1e3,
        "learningRate must be above 0, was " + learningRate);
    require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1), was " + momentum);
    require(stepEpochs >= 1, "stepEpochs must be at least 1, was " + stepEpochs);
    require(stepFactor > 0 && stepFactor <= 1, "stepFactor must be in (0, 1], was " + stepFactor);
    require(
        validationShare >= 0 && validationShare <= 0.9,
        "validationShare must be in [0, 0.9], was " + validationShare);
    require(images >= 0, "images must be 0 (all) or more, was " + images);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Adam 1e-3, batch 256, halved every 10 epochs, a tenth for validation. */
  public static TrainingSettings defaults() {
    return new TrainingSettings(
        10,
        256,
        Optimizer.Kind.ADAM,
        1e-3,
        0.9,
        LearningRate.Schedule.STEP,
        10,
        0.5,
        0.1,
        0,
        Selection.BEST);
  }
}
