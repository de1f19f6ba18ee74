package org.bitmargin.losses.hinge;

import org.bitmargin.api.LossFactory;
import org.bitmargin.tck.LossContract;

class HingeContractTest extends LossContract {

  @Override
  protected LossFactory<?> factory() {
    return new HingeFactory();
  }
}
