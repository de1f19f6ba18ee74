package org.bitmargin.losses.row;

/** The logarithm of the softmax function, safe for logits of any size. */
public final class LogSoftmax {
  private LogSoftmax() {}

  /**
   * −ln softmax(z)ᵢ of one sample, in the form ln Σₖ exp(zₖ − max) − (zᵢ − max), which neither
   * overflows nor takes the logarithm of 0.
   *
   * @param logits z, one a class
   * @param label i
   * @param gradient receives d value / d z
   */
  public static double negative(double[] logits, int label, double[] gradient) {
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
