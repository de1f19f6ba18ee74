package org.bitmargin.faults.targeted;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.AimedFaultModelContract;

class TargetedContractTest extends AimedFaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new TargetedFactory();
  }
}
