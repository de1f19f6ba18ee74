package org.bitmargin.losses.mcel;

import org.bitmargin.losses.row.LogSoftmax;
import org.bitmargin.losses.row.RowLoss;

/**
 * Margin cross-entropy loss (MCEL), Yayla and Kumar, arXiv 2603.05048 (formulas [S]).
 *
 * <p>For the logits z of a sample of true class i, margin m and bound L:
 *
 * <ol>
 *   <li>clamp every logit, z̃ₖ = L·tanh(zₖ/L) (eq. 7);
 *   <li>subtract the margin from the true class, z̃ᵢ ← z̃ᵢ − m (eq. 9);
 *   <li>−ln softmax(z̃)ᵢ (eq. 10); mean over the batch.
 * </ol>
 *
 * <p>Gradient: d loss / d zₖ = (softmax(z̃)ₖ − [k = i]) · (1 − tanh²(zₖ/L)), m being a constant.
 *
 * <p>Why the clamp: softmax ignores a shift common to all logits (eq. 6), so plain subtraction from
 * unbounded logits (eq. 5) can be met by moving them all together. Clamped, they have 2L to
 * themselves, of which m asks for the share m/(2L), the relative logit separation (eq. 8).
 *
 * <p>Use it to train for bit errors without injecting any. It acts in the loss only: the model that
 * runs is unchanged.
 */
final class McelLoss extends RowLoss {
  private final double margin;
  private final double bound;

  McelLoss(McelParameters parameters) {
    this.margin = parameters.m();
    this.bound = parameters.L();
  }

  @Override
  protected double row(double[] logits, int label, double[] gradient) {
    double[] slope = new double[logits.length];
    for (int k = 0; k < logits.length; k++) {
      double t = Math.tanh(logits[k] / bound);
      slope[k] = 1 - t * t;
      logits[k] = bound * t;
    }
    logits[label] -= margin;
    double value = LogSoftmax.negative(logits, label, gradient);
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] *= slope[k];
    }
    return value;
  }
}
