package org.bitmargin.quantizers.binary;

import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code binary}. */
public final class BinaryFactory implements QuantizerFactory<BinaryParameters> {

  @Override
  public String name() {
    return "binary";
  }

  @Override
  public String summary() {
    return "One bit a value, its sign, with the clipped straight-through gradient.";
  }

  @Override
  public String formula() {
    return "q(x) = +1 where x >= 0, else -1; gradient g where |x| <= 1, else 0";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "I. Hubara, M. Courbariaux, D. Soudry, R. El-Yaniv and Y. Bengio, Binarized Neural"
            + " Networks, NIPS 2016",
        "arXiv:1602.02830",
        Reference.Standing.SECONDARY);
  }

  @Override
  public Class<BinaryParameters> parametersType() {
    return BinaryParameters.class;
  }

  @Override
  public BinaryParameters defaults() {
    return new BinaryParameters();
  }

  @Override
  public Quantizer create(BinaryParameters parameters) {
    return new BinaryQuantizer();
  }
}
