package org.bitmargin.faults.sttram;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.FaultModelContract;

class SttRamContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new SttRamFactory();
  }

  /** Of three failed writes two are of a 1. */
  @Override
  protected double rate01(double bitErrorRate) {
    return 2 / 3.0 * bitErrorRate;
  }

  @Override
  protected double rate10(double bitErrorRate) {
    return 4 / 3.0 * bitErrorRate;
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }
}
