package org.bitmargin.faults.bitposition;

import java.util.Collections;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

/** With rates that differ: what is binomial is tested bit by bit in {@link EachBitTest}. */
class BitPositionContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new BitPositionFactory();
  }

  @Override
  protected boolean takes(MemoryLayout layout) {
    return codesOfEightBits(layout);
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  @Override
  protected boolean uniformOverBits() {
    return false;
  }

  @Override
  protected boolean independentBits() {
    return false;
  }

  private static boolean codesOfEightBits(MemoryLayout layout) {
    return layout.regions().stream().allMatch(region -> region.width() == 8);
  }

  /** With equal rates it is a uniform model and keeps all of the contract. */
  @Nested
  class AllBitsAlike extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new BitPositionFactory();
    }

    @Override
    protected Record parameters() {
      return new BitPositionParameters(Collections.nCopies(8, 0.02), Lifetime.PER_ACCESS);
    }

    @Override
    protected boolean takes(MemoryLayout layout) {
      return codesOfEightBits(layout);
    }
  }
}
