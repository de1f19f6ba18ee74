package org.bitmargin.faults.burst;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

class BurstContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new BurstFactory();
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  @Override
  protected boolean independentBits() {
    return false;
  }

  /** With errors outside of bursts, and drawn anew at each access. */
  @Nested
  class AlongColumns extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new BurstFactory();
    }

    @Override
    protected Record parameters() {
      return new BurstParameters(
          0.01, 0.1, 0.9, 0.01, BurstParameters.Along.COLUMNS, Lifetime.PER_ACCESS);
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }

    @Override
    protected boolean independentBits() {
      return false;
    }
  }

  /** Without bursts bits are independent, and the model keeps all of the contract. */
  @Nested
  class WithoutBursts extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new BurstFactory();
    }

    @Override
    protected Record parameters() {
      return new BurstParameters(
          0, 0.5, 1, 0.3, BurstParameters.Along.ADDRESSES, Lifetime.PER_CHIP);
    }
  }
}
