package org.bitmargin.faults.fefet;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.FaultModelContract;

class FefetContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new FefetFactory();
  }

  /** Of three flips two turn a 0. */
  @Override
  protected double rate01(double bitErrorRate) {
    return 4 / 3.0 * bitErrorRate;
  }

  @Override
  protected double rate10(double bitErrorRate) {
    return 2 / 3.0 * bitErrorRate;
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }
}
