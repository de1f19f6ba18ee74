package org.bitmargin.faults.bitflip;

import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Lifetime;
import org.bitmargin.tck.FaultModelContract;
import org.junit.jupiter.api.Nested;

class BitFlipContractTest extends FaultModelContract {

  @Override
  protected FaultModelFactory<?> factory() {
    return new BitFlipFactory();
  }

  /** Of four flips three turn a 0. */
  @Nested
  class Asymmetric extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new BitFlipFactory();
    }

    @Override
    protected Record parameters() {
      return new BitFlipParameters(0.03, 0.01, Lifetime.PER_INFERENCE);
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return 1.5 * bitErrorRate;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return 0.5 * bitErrorRate;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }
  }

  /** Ones only ever fail. */
  @Nested
  class OneDirection extends FaultModelContract {

    @Override
    protected FaultModelFactory<?> factory() {
      return new BitFlipFactory();
    }

    @Override
    protected Record parameters() {
      return new BitFlipParameters(0, 0.2, Lifetime.PER_CHIP);
    }

    @Override
    protected double rate01(double bitErrorRate) {
      return 0;
    }

    @Override
    protected double rate10(double bitErrorRate) {
      return 2 * bitErrorRate;
    }

    @Override
    protected boolean reachesOne() {
      return false;
    }
  }
}
