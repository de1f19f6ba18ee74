package org.bitmargin.tck;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossResult;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** −log softmax(L·tanh(z/L)) of the true class, L = 20: correct, with places to go wrong. */
class SoftmaxLoss implements Loss {
  private static final double BOUND = 20;

  @Override
  public LossResult evaluate(INDArray logits, int[] labels) {
    float[] z = read(logits);
    int classes = (int) logits.size(1);
    float[] gradient = new float[labels.length * classes];
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] clamped = new double[classes];
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        clamped[k] = BOUND * Math.tanh(z[row * classes + k] / BOUND);
        largest = Math.max(largest, clamped[k]);
      }
      double total = 0;
      for (double value : clamped) {
        total += Math.exp(value - largest);
      }
      sum += largest + Math.log(total) - clamped[labels[row]];
      for (int k = 0; k < classes; k++) {
        double softmax = Math.exp(clamped[k] - largest) / total;
        double slope = softmax - (k == labels[row] ? 1 : 0);
        gradient[row * classes + k] =
            (float) (slope * clampSlope(clamped[k] / BOUND) / labels.length);
      }
    }
    return new LossResult(sum / labels.length, Tensors.of(gradient, labels.length, classes));
  }

  float[] read(INDArray logits) {
    return Tensors.toArray(logits);
  }

  double clampSlope(double tanh) {
    return 1 - tanh * tanh;
  }
}
