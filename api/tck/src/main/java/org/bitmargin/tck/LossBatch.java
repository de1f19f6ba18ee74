package org.bitmargin.tck;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Logits and labels to try a loss on.
 *
 * @param classes logits a row
 * @param logits row by row
 * @param labels one a row
 */
record LossBatch(int classes, float[] logits, int[] labels) {

  /** Normal logits of a standard deviation; every class is some row's label in turn. */
  static LossBatch random(int rows, int classes, double spread, long seed) {
    Random random = new Random(seed);
    float[] logits = new float[rows * classes];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (spread * random.nextGaussian());
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = (row + 1) % classes;
    }
    return new LossBatch(classes, logits, labels);
  }

  /** Logits of ±1e4 in every pattern that tends to overflow, and of 0. */
  static List<LossBatch> extremes(int classes) {
    float big = 1e4f;
    return List.of(
        pattern(classes, big, big),
        pattern(classes, -big, -big),
        pattern(classes, big, -big),
        pattern(classes, -big, big),
        pattern(classes, 0, big),
        pattern(classes, 0, -big),
        pattern(classes, 0, 0));
  }

  private static LossBatch pattern(int classes, float label, float others) {
    float[] logits = new float[classes * 2];
    Arrays.fill(logits, others);
    logits[0] = label;
    logits[2 * classes - 1] = label;
    return new LossBatch(classes, logits, new int[] {0, classes - 1});
  }

  INDArray tensor() {
    return Tensors.of(logits.clone(), labels.length, classes);
  }

  LossResult evaluate(Loss loss) {
    return loss.evaluate(tensor(), labels.clone());
  }

  /** With one logit moved. */
  LossBatch shifted(int index, double by) {
    float[] moved = logits.clone();
    moved[index] += (float) by;
    return new LossBatch(classes, moved, labels);
  }

  /** The rows several times over. */
  LossBatch repeated(int times) {
    LossBatch result = this;
    for (int i = 1; i < times; i++) {
      result = result.joined(this);
    }
    return result;
  }

  /** The rows of this, then of the other. */
  LossBatch joined(LossBatch other) {
    float[] rows = Arrays.copyOf(logits, logits.length + other.logits.length);
    System.arraycopy(other.logits, 0, rows, logits.length, other.logits.length);
    int[] all = Arrays.copyOf(labels, labels.length + other.labels.length);
    System.arraycopy(other.labels, 0, all, labels.length, other.labels.length);
    return new LossBatch(classes, rows, all);
  }

  @Override
  public String toString() {
    return Arrays.toString(logits) + " labelled " + Arrays.toString(labels);
  }
}
