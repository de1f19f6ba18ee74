package org.bitmargin.losses.crossentropy;

import org.bitmargin.losses.row.LogSoftmax;
import org.bitmargin.losses.row.RowLoss;

/**
 * Cross-entropy loss (CEL): −ln softmax(z)ᵢ for the true class i, mean over the batch.
 *
 * <p>Gradient of a row: softmax(z)ₖ − [k = i].
 *
 * <p>Use it as the baseline. It only ever widens the margin between the logits by scaling them up,
 * and its gradient fades once a sample is classified with confidence.
 */
final class CrossEntropyLoss extends RowLoss {

  @Override
  protected double row(double[] logits, int label, double[] gradient) {
    return LogSoftmax.negative(logits, label, gradient);
  }
}
