package org.bitmargin.api;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training criterion on logits.
 *
 * <p>The value is the mean over the batch and the gradient is that of the mean. An implementation
 * is stateless and thread-safe, leaves its arguments untouched and stays finite for logits of ±1e4.
 */
@FunctionalInterface
public interface Loss {

  /**
   * Evaluates the criterion and its gradient.
   *
   * @param logits shape [batch, classes], FLOAT
   * @param labels the true class of each row, in [0, classes)
   * @return the batch mean and its gradient with respect to the logits
   */
  LossResult evaluate(INDArray logits, int[] labels);
}
