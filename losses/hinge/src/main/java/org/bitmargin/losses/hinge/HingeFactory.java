package org.bitmargin.losses.hinge;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code hinge}. */
public final class HingeFactory implements LossFactory<HingeParameters> {

  @Override
  public String name() {
    return "hinge";
  }

  @Override
  public String summary() {
    return "Hinge loss with margin 1, each class against all others.";
  }

  @Override
  public String formula() {
    return "L(z, i) = mean over k of max(0, 1 - y_k z_k), y_k = +1 for k = i, else -1;"
        + " mean over the batch";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "C. Cortes and V. Vapnik, Support-Vector Networks, Machine Learning, 1995",
        "https://en.wikipedia.org/wiki/Hinge_loss",
        Reference.Standing.SECONDARY);
  }

  @Override
  public Class<HingeParameters> parametersType() {
    return HingeParameters.class;
  }

  @Override
  public HingeParameters defaults() {
    return new HingeParameters();
  }

  @Override
  public Loss create(HingeParameters parameters) {
    return new HingeLoss();
  }
}
