package org.bitmargin.losses.modifiedhinge;

import org.bitmargin.losses.row.RowLoss;

/**
 * Modified hinge loss (MHL): the mean over the C classes of max(0, b − yₖzₖ)/b, y being +1 for the
 * true class and −1 for the others; mean over the batch.
 *
 * <p>Gradient: −yₖ/(bC) where yₖzₖ &lt; b, else 0.
 *
 * <p>Use it for binarized networks, whose logits are sums of ±1: a flipped weight of the output
 * layer moves a logit by 2, so that a prediction of margin M stands as long as 2k &lt; M for k
 * flips [D], and b asks for that margin directly.
 *
 * <p>S. Buschjäger et al., Margin-Maximization in Binarized Neural Networks for Optimizing Bit
 * Error Tolerance, DATE 2021 (formula from the authors' code [R]).
 */
final class ModifiedHingeLoss extends RowLoss {
  private final double margin;

  ModifiedHingeLoss(ModifiedHingeParameters parameters) {
    this.margin = parameters.b();
  }

  @Override
  protected double row(double[] logits, int label, double[] gradient) {
    int classes = logits.length;
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      int y = k == label ? 1 : -1;
      double missing = margin - y * logits[k];
      sum += Math.max(0, missing) / margin;
      gradient[k] = missing > 0 ? -y / (margin * classes) : 0;
    }
    return sum / classes;
  }
}
