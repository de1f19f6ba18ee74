package org.bitmargin.faults.rram;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

/** Stuck cells: of 10.79 stuck cells 1.75 are stuck at 1. */
class RramContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new RramFactory();
  }

  @Override
  protected double rate01(double bitErrorRate) {
    return 2 * bitErrorRate * 1.75 / 10.79;
  }

  @Override
  protected double rate10(double bitErrorRate) {
    return 2 * bitErrorRate * 9.04 / 10.79;
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  @Nested
  class LowPower extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new RramFactory();
    }

    @Override
    protected Record parameters() {
      return Points.lowPower(0.033);
    }
  }

  @Nested
  class TwoBitsGray extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new RramFactory();
    }

    @Override
    protected Record parameters() {
      return Points.levels(2, 5, Coding.GRAY);
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }

    @Override
    protected boolean uniformOverBits() {
      return false;
    }
  }
}
