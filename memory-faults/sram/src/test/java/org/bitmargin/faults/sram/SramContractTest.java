package org.bitmargin.faults.sram;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.FaultModelContract;

class SramContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new SramFactory();
  }
}
