package org.bitmargin.losses.crossentropy;

import org.bitmargin.api.LossFactory;
import org.bitmargin.tck.LossContract;

class CrossEntropyContractTest extends LossContract {

  @Override
  protected LossFactory<?> factory() {
    return new CrossEntropyFactory();
  }
}
