package org.bitmargin.losses.hinge;

import org.bitmargin.losses.row.RowLoss;

/**
 * Hinge loss, one class against all others: the mean over the C classes of max(0, 1 − yₖzₖ), y
 * being +1 for the true class and −1 for the others; mean over the batch.
 *
 * <p>Gradient: −yₖ/C where yₖzₖ &lt; 1, else 0.
 *
 * <p>Use it to see what a margin of 1 does, before {@code modified-hinge} and {@code mcel}, which
 * let it be chosen. A sample whose logits all keep the margin teaches nothing more.
 */
final class HingeLoss extends RowLoss {

  @Override
  protected double row(double[] logits, int label, double[] gradient) {
    int classes = logits.length;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      int y = k == label ? 1 : -1;
      double missing = 1 - y * logits[k];
      sum += Math.max(0, missing);
      gradient[k] = missing > 0 ? -(double) y / classes : 0;
    }
    return sum / classes;
  }
}
