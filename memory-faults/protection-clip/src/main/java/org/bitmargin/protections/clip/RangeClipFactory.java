package org.bitmargin.protections.clip;

import java.util.List;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code range-clip}. */
public final class RangeClipFactory implements ProtectionFactory<RangeClipParameters> {
  private static final Reference RANGER =
      new Reference(
          "Z. Chen, G. Li and K. Pattabiraman, A Low-cost Fault Corrector for Deep Neural Networks"
              + " through Range Restriction, DSN 2021 (there for activations, here for stored"
              + " values; abstract read)",
          "arXiv:2003.13874",
          Reference.Standing.READ);

  static final Reference COST =
      new Reference(
          "Two bounds a tensor, in registers; energy of the comparison: no figure found, taken as 1"
              + " % of an access",
          "", Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "range-clip";
  }

  @Override
  public String summary() {
    return "What reads outside a quantile range of the clean values of its tensor is clipped to it;"
        + " nothing is stored beside the data.";
  }

  @Override
  public String formula() {
    return "read = min(max(x, q_low), q_high) per tensor, q from the clean values; storage 1";
  }

  @Override
  public Reference reference() {
    return RANGER;
  }

  @Override
  public List<Reference> sources() {
    return List.of(RANGER, COST);
  }

  @Override
  public Class<RangeClipParameters> parametersType() {
    return RangeClipParameters.class;
  }

  /** Two outliers in a thousand are given up, one on each side: assumed. */
  @Override
  public RangeClipParameters defaults() {
    return new RangeClipParameters(0.001, 0.999);
  }

  @Override
  public Protection create(RangeClipParameters parameters) {
    return new RangeClip(parameters);
  }
}
