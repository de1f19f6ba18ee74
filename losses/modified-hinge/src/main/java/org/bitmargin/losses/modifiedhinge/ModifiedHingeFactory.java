package org.bitmargin.losses.modifiedhinge;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code modified-hinge}. */
public final class ModifiedHingeFactory implements LossFactory<ModifiedHingeParameters> {

  @Override
  public String name() {
    return "modified-hinge";
  }

  @Override
  public String summary() {
    return "Modified hinge loss (MHL): asks each logit of a binarized network for a margin b.";
  }

  @Override
  public String formula() {
    return "L(z, i) = mean over k of max(0, b - y_k z_k) / b, y_k = +1 for k = i, else -1;"
        + " mean over the batch";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "S. Buschjäger et al., Margin-Maximization in Binarized Neural Networks for Optimizing Bit"
            + " Error Tolerance, DATE 2021",
        "",
        Reference.Standing.READ);
  }

  @Override
  public Class<ModifiedHingeParameters> parametersType() {
    return ModifiedHingeParameters.class;
  }

  @Override
  public ModifiedHingeParameters defaults() {
    return new ModifiedHingeParameters(128);
  }

  @Override
  public Loss create(ModifiedHingeParameters parameters) {
    return new ModifiedHingeLoss(parameters);
  }
}
