package org.bitmargin.faults.stuckat;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

class StuckAtContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new StuckAtFactory();
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  /** Of four stuck cells three hold a 1. */
  @Nested
  class MostlyAtOne extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new StuckAtFactory();
    }

    @Override
    protected Record parameters() {
      return new StuckAtParameters(0.01, 0.03, Lifetime.PER_CHIP);
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return 1.5 * bitErrorRate;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return 0.5 * bitErrorRate;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }
  }
}
