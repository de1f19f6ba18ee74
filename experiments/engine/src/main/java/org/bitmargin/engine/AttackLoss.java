package org.bitmargin.engine;

import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an attacker drives up: cross-entropy of s·z, mean over the images, for logits z. The same
 * for every network, whatever it was trained with.
 *
 * <p>s brings the mean distance of the top and the lowest logit of the clean network to 10 [M,
 * assumed: the order cross-entropy training reaches]. Without it networks with far larger logits
 * would hide their gradient behind a loss of nearly 0 and look robust for it.
 *
 * @param scale s
 */
record AttackLoss(double scale) {
  private static final double RANGE = 10;

  /** The loss for a network by its clean answers. */
  static AttackLoss of(INDArray logits, int[] labels) {
    Outcome outcome = new Outcome((int) logits.size(1));
    outcome.add(logits, labels);
    double range = outcome.meanLogitRange();
    return new AttackLoss(range > 0 ? RANGE / range : 1);
  }

  /** Infinite where logits are no numbers any more. */
  double value(INDArray logits, int[] labels) {
    float[] z = Tensors.toArray(logits);
    int classes = (int) logits.size(1);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double truth = scale * z[row * classes + labels[row]];
      double highest = highest(z, row * classes, classes);
      sum += highest - truth + Math.log(partition(z, row * classes, classes, highest));
    }
    return Double.isFinite(sum) ? sum / labels.length : Double.POSITIVE_INFINITY;
  }

  /** d value / d logits. */
  INDArray gradient(INDArray logits, int[] labels) {
    float[] z = Tensors.toArray(logits);
    int classes = (int) logits.size(1);
    for (int row = 0; row < labels.length; row++) {
      int from = row * classes;
      double highest = highest(z, from, classes);
      double partition = partition(z, from, classes, highest);
      for (int k = 0; k < classes; k++) {
        double softmax = Math.exp(scale * z[from + k] - highest) / partition;
        double error = softmax - (k == labels[row] ? 1 : 0);
        z[from + k] = (float) (scale * error / labels.length);
      }
    }
    return Tensors.of(z, logits.shape());
  }

  private double highest(float[] z, int from, int classes) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      highest = Math.max(highest, scale * z[from + k]);
    }
    return highest;
  }

  private double partition(float[] z, int from, int classes, double highest) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(scale * z[from + k] - highest);
    }
    return sum;
  }
}
