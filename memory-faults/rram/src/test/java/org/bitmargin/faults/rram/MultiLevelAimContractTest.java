package org.bitmargin.faults.rram;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.AimedFaultModelContract;

class MultiLevelAimContractTest extends AimedFaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new RramFactory();
  }

  @Override
  protected Record parameters() {
    return Points.levels(3, 2, Coding.BINARY);
  }
}
