package org.bitmargin.losses.mcel;

import org.bitmargin.api.LossFactory;
import org.bitmargin.tck.LossContract;
import org.junit.jupiter.api.Nested;

class McelContractTest extends LossContract {

  @Override
  protected LossFactory<?> factory() {
    return new McelFactory();
  }

  /** The best margin of the paper's 4-bit FashionMNIST claim. */
  @Nested
  class WithTheMarginOfTheHeadline extends LossContract {

    @Override
    protected LossFactory<?> factory() {
      return new McelFactory();
    }

    @Override
    protected Record parameters() {
      return new McelParameters(32, 100);
    }
  }
}
