package org.bitmargin.losses.crossentropy;

/**
 * Cross-entropy loss (CEL): −ln softmax(z)ᵢ for the true class i, mean over the batch.
 *
 * <p>Gradient of a row: softmax(z)ₖ − [k = i].
 *
 * <p>Use it as the baseline. It only ever widens the margin between the logits by scaling them up,
 * and its gradient fades once a sample is classified with confidence.
 */
public final class CrossEntropyLoss extends RowLoss {

  @Override
  protected double row(double[] logits, int label, double[] gradient) {
    return negativeLogSoftmax(logits, label, gradient);
  }

  /**
   * −ln softmax(z)ᵢ of one sample, in the form ln Σₖ exp(zₖ − max) − (zᵢ − max), which neither
   * overflows nor takes the logarithm of 0.
   *
   * @param logits z, one a class
   * @param label i
   * @param gradient receives d value / d z
   */
  public static double negativeLogSoftmax(double[] logits, int label, double[] gradient) {
    double max = Double.NEGATIVE_INFINITY;
    for (double z : logits) {
      max = Math.max(max, z);
    }
    double sum = 0;
    for (int k = 0; k < logits.length; k++) {
      gradient[k] = Math.exp(logits[k] - max);
      sum += gradient[k];
    }
    for (int k = 0; k < logits.length; k++) {
      gradient[k] /= sum;
    }
    gradient[label] -= 1;
    return Math.log(sum) - (logits[label] - max);
  }
}
