package org.bitmargin.engine;

/** The learning rate of each epoch. */
public final class LearningRate {

  /** How it changes over the epochs. */
  public enum Schedule {
    /** Always the initial one. */
    CONSTANT,
    /** Multiplied by a factor every so many epochs (StepLR). */
    STEP,
    /** Half a cosine from the initial one towards 0 (Loshchilov and Hutter, ICLR 2017). */
    COSINE
  }

  private LearningRate() {}

  /** The rate of an epoch, counted from 1. */
  public static double at(int epoch, TrainingSettings settings) {
    double initial = settings.learningRate();
    return switch (settings.schedule()) {
      case CONSTANT -> initial;
      case STEP ->
          initial * StrictMath.pow(settings.stepFactor(), (epoch - 1) / settings.stepEpochs());
      case COSINE ->
          initial * 0.5 * (1 + StrictMath.cos(StrictMath.PI * (epoch - 1) / settings.epochs()));
    };
  }
}
