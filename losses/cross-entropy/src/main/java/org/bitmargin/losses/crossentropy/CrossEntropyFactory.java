package org.bitmargin.losses.crossentropy;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code cross-entropy}. */
public final class CrossEntropyFactory implements LossFactory<CrossEntropyParameters> {

  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public String summary() {
    return "Cross-entropy of the softmax (CEL), the baseline of the field.";
  }

  @Override
  public String formula() {
    return "L(z, i) = -ln(exp(z_i) / sum_k exp(z_k)), mean over the batch";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "M. Yayla and A. Kumar, MCEL: Margin-Based Cross-Entropy Loss for Error-Tolerant Quantized"
            + " Neural Networks, 2026 (as the baseline)",
        "arXiv:2603.05048",
        Reference.Standing.SECONDARY);
  }

  @Override
  public Class<CrossEntropyParameters> parametersType() {
    return CrossEntropyParameters.class;
  }

  @Override
  public CrossEntropyParameters defaults() {
    return new CrossEntropyParameters();
  }

  @Override
  public Loss create(CrossEntropyParameters parameters) {
    return new CrossEntropyLoss();
  }
}
