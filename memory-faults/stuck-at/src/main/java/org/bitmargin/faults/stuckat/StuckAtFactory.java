package org.bitmargin.faults.stuckat;

import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.Reference;

/** The plug-in {@code stuck-at}. */
public final class StuckAtFactory implements FaultModelFactory<StuckAtParameters> {

  @Override
  public String name() {
    return "stuck-at";
  }

  @Override
  public String summary() {
    return "Cells stuck at 0 or at 1 for good; half of them hold by chance what was stored.";
  }

  @Override
  public String formula() {
    return """
        P(cell stuck at 0) = p0, P(cell stuck at 1) = p1, independent cells
        P(0 reads 1) = p1, P(1 reads 0) = p0; BER = (p0 + p1) / 2""";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "M. A. Hanif and M. Shafique, FAQ: Mitigating the Impact of Faults in the Weight Memory of DNN Accelerators through"
            + " Fault-Aware Quantization, 2023 (stuck-at faults in on-chip weight memories from"
            + " imperfect manufacturing; fault rates of 0.04 and 0.1)",
        "arXiv:2305.12590",
        Reference.Standing.READ);
  }

  @Override
  public Class<StuckAtParameters> parametersType() {
    return StuckAtParameters.class;
  }

  /**
   * 4 % of the cells, a fault rate of arXiv 2305.12590 [R]; both values equally likely: assumed.
   */
  @Override
  public StuckAtParameters defaults() {
    return new StuckAtParameters(0.02, 0.02, Lifetime.PER_CHIP);
  }

  @Override
  public FaultModel create(StuckAtParameters parameters) {
    return new StuckAt(parameters);
  }
}
