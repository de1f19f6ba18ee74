package org.bitmargin.losses.row;

import java.util.Arrays;
import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss that is the mean over samples of a function of one sample's logits: an author writes that
 * function, in double precision, and nothing else.
 *
 * <p>The batch is a few hundred rows of ten numbers, so plain Java costs nothing beside the network
 * and keeps the formula readable.
 */
public abstract class RowLoss implements Loss {

  /**
   * The loss of one sample.
   *
   * @param logits z, one a class; may be overwritten
   * @param label the true class, in [0, logits.length)
   * @param gradient receives d loss / d z; holds anything before
   */
  protected abstract double row(double[] logits, int label, double[] gradient);

  @Override
  public final LossResult evaluate(INDArray logits, int[] labels) {
    requireFit(logits, labels);
    int classes = (int) logits.size(1);
    float[] all = Tensors.toArray(logits);
    float[] gradients = new float[all.length];
    double[] z = new double[classes];
    double[] gradient = new double[classes];
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      int first = row * classes;
      for (int k = 0; k < classes; k++) {
        z[k] = all[first + k];
      }
      sum += row(z, labels[row], gradient);
      for (int k = 0; k < classes; k++) {
        gradients[first + k] = (float) (gradient[k] / labels.length);
      }
    }
    return new LossResult(sum / labels.length, Tensors.of(gradients, logits.shape()));
  }

  private static void requireFit(INDArray logits, int[] labels) {
    if (logits.rank() != 2 || logits.isEmpty() || logits.size(0) != labels.length) {
      throw new IllegalArgumentException(
          "logits must have the shape [batch, classes] with one row for each of the %d labels and at least one, was %s"
              .formatted(labels.length, Arrays.toString(logits.shape())));
    }
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= logits.size(1)) {
        throw new IllegalArgumentException(
            "label %d of row %d must lie in [0, %d), the classes of the logits"
                .formatted(labels[row], row, logits.size(1)));
      }
    }
  }
}
