package org.bitmargin.faults.clustered;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

class ClusteredContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new ClusteredFactory();
  }

  @Override
  protected boolean independentBits() {
    return false;
  }

  /** Of three flips two turn a 1, and lines differ wildly. */
  @Nested
  class Asymmetric extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new ClusteredFactory();
    }

    @Override
    protected Record parameters() {
      return new ClusteredParameters(0.01, 0.02, 0.2, 1, 2, Lifetime.PER_CHIP);
    }

    @Override
    protected boolean independentBits() {
      return false;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return bitErrorRate * 2 / 3;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return bitErrorRate * 4 / 3;
    }
  }

  /** Without variation bits are independent, and the model keeps all of the contract. */
  @Nested
  class AllCellsAlike extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new ClusteredFactory();
    }

    @Override
    protected Record parameters() {
      return new ClusteredParameters(0.01, 0.01, 0, 0, 0, Lifetime.PER_CHIP);
    }
  }
}
