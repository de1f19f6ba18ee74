package org.bitmargin.faults.dram;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

/** Weak cells of which every access fails half. */
class DramContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new DramFactory();
  }

  @Override
  protected boolean reachesOne() {
    return false;
  }

  @Nested
  class DataDependent extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new DramFactory();
    }

    @Override
    protected Record parameters() {
      return Points.dataDependent(0.01, 0.25, 0.75, Lifetime.PER_CHIP);
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return 0.5 * bitErrorRate;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return 1.5 * bitErrorRate;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }
  }

  /** Cells of a column fail together, so counts are wider than binomial. */
  @Nested
  class Bitlines extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new DramFactory();
    }

    @Override
    protected Record parameters() {
      return Points.weak(ErrorModel.BITLINE, 0.01, 0.9, 0.4, Lifetime.PER_ACCESS);
    }

    @Override
    protected boolean independentBits() {
      return false;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }
  }

  /** Where every line is weak and fails for sure, every bit does. */
  @Nested
  class Wordlines extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new DramFactory();
    }

    @Override
    protected Record parameters() {
      return Points.weak(ErrorModel.WORDLINE, 0.01, 1, 1, Lifetime.PER_CHIP);
    }
  }
}
