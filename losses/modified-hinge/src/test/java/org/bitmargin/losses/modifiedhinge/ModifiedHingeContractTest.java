package org.bitmargin.losses.modifiedhinge;

import org.bitmargin.api.LossFactory;
import org.bitmargin.tck.LossContract;

class ModifiedHingeContractTest extends LossContract {

  @Override
  protected LossFactory<?> factory() {
    return new ModifiedHingeFactory();
  }
}
