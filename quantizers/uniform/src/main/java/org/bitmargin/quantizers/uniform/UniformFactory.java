package org.bitmargin.quantizers.uniform;

import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code uniform}. */
public final class UniformFactory implements QuantizerFactory<UniformParameters> {

  @Override
  public String name() {
    return "uniform";
  }

  @Override
  public String summary() {
    return "2 to 8 bits a value: equally spaced levels over the range of the data or a fixed one.";
  }

  @Override
  public String formula() {
    return "affine: n = floor((x - min) (2^b - 1) / (max - min) + 1/2), q(x) = min + n (max - min)"
        + " / (2^b - 1); symmetric: n = floor(x K / bound + 1/2), K = 2^(b-1) - 1,"
        + " q(x) = n bound / K; gradient g within the range, else 0";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "R. Krishnamoorthi, Quantizing deep convolutional networks for efficient inference: A"
            + " whitepaper, 2018",
        "arXiv:1806.08342",
        Reference.Standing.SECONDARY);
  }

  @Override
  public Class<UniformParameters> parametersType() {
    return UniformParameters.class;
  }

  @Override
  public UniformParameters defaults() {
    return new UniformParameters(
        8, Scheme.AFFINE, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.DATA, 1.0);
  }

  @Override
  public Quantizer create(UniformParameters parameters) {
    return new UniformQuantizer(parameters);
  }
}
