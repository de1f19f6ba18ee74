package org.bitmargin.faults.bitposition;

import java.util.List;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code bit-position}. */
public final class BitPositionFactory implements FaultModelFactory<BitPositionParameters> {

  @Override
  public String name() {
    return "bit-position";
  }

  @Override
  public String summary() {
    return "An error rate for each bit of a code, from the least to the most significant.";
  }

  @Override
  public String formula() {
    return """
        P(bit j of a code reads wrong) = p_j, j = 0 the least significant; independent bits
        BER = (p_0 + ... + p_(n-1)) / n for codes of n bits""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "G. Srinivasan, P. Wijesinghe, S. S. Sarwar, A. Jaiswal and K. Roy, Significance Driven Hybrid"
            + " 8T-6T SRAM for Energy-Efficient Synaptic Storage in Artificial Neural Networks, 2016"
            + " (the most significant bits of weights in cells that do not fail at low voltage)",
        "arXiv:1602.08556",
        Reference.Standing.READ);
  }

  @Override
  public Class<BitPositionParameters> parametersType() {
    return BitPositionParameters.class;
  }

  /**
   * 8-bit codes, the two most significant bits in robust cells as in arXiv 1602.08556, the others
   * at 1 %: how many and the rate are assumed.
   */
  @Override
  public BitPositionParameters defaults() {
    return new BitPositionParameters(
        List.of(0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.0, 0.0), Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(BitPositionParameters parameters) {
    return new BitPosition(parameters);
  }
}
