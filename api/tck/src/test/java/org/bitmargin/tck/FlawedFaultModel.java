package org.bitmargin.tck;

import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;

/** A symmetric fault model that is right but for one flaw. */
record FlawedFaultModel(FaultModelFlaw flaw, double rate) implements FaultModel {

  @Override
  public Lifetime lifetime() {
    return flaw == FaultModelFlaw.NO_LIFETIME ? null : Lifetime.PER_CHIP;
  }

  @Override
  public double bitErrorRate() {
    return flaw == FaultModelFlaw.RATE_IN_PERCENT ? 100 * rate : rate;
  }

  @Override
  public FaultModel at(double bitErrorRate) {
    boolean valid = bitErrorRate >= 0 && bitErrorRate <= 1;
    if (!valid && flaw != FaultModelFlaw.ANY_RATE_ACCEPTED) {
      throw new IllegalArgumentException("rate must lie in [0, 1], was " + bitErrorRate);
    }
    return new FlawedFaultModel(flaw, bitErrorRate);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    return flaw.at(rate).sample(layout, chip);
  }
}
