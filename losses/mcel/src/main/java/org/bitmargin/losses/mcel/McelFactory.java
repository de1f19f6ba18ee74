package org.bitmargin.losses.mcel;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code mcel}. */
public final class McelFactory implements LossFactory<McelParameters> {

  @Override
  public String name() {
    return "mcel";
  }

  @Override
  public String summary() {
    return "Margin cross-entropy loss (MCEL): asks the true class for a margin m within clamped"
        + " logits, which tolerates bit errors without training on them.";
  }

  @Override
  public String formula() {
    return "z~_k = L tanh(z_k / L) (eq. 7); z~_i <- z~_i - m (eq. 9);"
        + " L(z, i) = -ln softmax(z~)_i (eq. 10), mean over the batch";
  }

  @Override
  public Reference reference() {
    // Secondary: the formulas; only the abstract's claims were read at the source.
    return new Reference(
        "M. Yayla and A. Kumar, MCEL: Margin-Based Cross-Entropy Loss for Error-Tolerant Quantized"
            + " Neural Networks, 2026",
        "arXiv:2603.05048",
        Reference.Standing.SECONDARY);
  }

  @Override
  public Class<McelParameters> parametersType() {
    return McelParameters.class;
  }

  @Override
  public McelParameters defaults() {
    return new McelParameters(128, 100);
  }

  @Override
  public Loss create(McelParameters parameters) {
    return new McelLoss(parameters);
  }
}
