package org.bitmargin.faults.bitflip;

import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code bit-flip}. */
public final class BitFlipFactory implements FaultModelFactory<BitFlipParameters> {

  @Override
  public String name() {
    return "bit-flip";
  }

  @Override
  public String summary() {
    return "Every stored bit flips on its own, a 0 with probability p01 and a 1 with p10.";
  }

  @Override
  public String formula() {
    return "P(0 reads 1) = p01, P(1 reads 0) = p10; BER = (p01 + p10) / 2;"
        + " distance between faults floor(ln U / ln(1 - max(p01, p10)))";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "M. Yayla and A. Kumar, MCEL: Margin-Based Cross-Entropy Loss for Error-Tolerant Quantized"
            + " Neural Networks, 2026 (symmetric flips at inference, BER 0 to 2 %)",
        "arXiv:2603.05048", Reference.Standing.SECONDARY);
  }

  @Override
  public Class<BitFlipParameters> parametersType() {
    return BitFlipParameters.class;
  }

  /** 1 %, the rate the abstract of arXiv 2603.05048 states its gain at [R]; flips persist. */
  @Override
  public BitFlipParameters defaults() {
    return new BitFlipParameters(0.01, 0.01, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(BitFlipParameters parameters) {
    return new BitFlip(parameters);
  }
}
