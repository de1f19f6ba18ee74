package org.bitmargin.protections.interleave;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class InterleavingContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new InterleavingFactory();
  }

  @Override
  protected boolean storesDataInTheClear() {
    return false;
  }

  @Override
  protected boolean correctsSingleFaults() {
    return true;
  }

  abstract static class Of extends ProtectionContract {
    private final InterleavingParameters parameters;

    Of(Inner inner, int depth) {
      this.parameters = new InterleavingParameters(inner, depth);
    }

    @Override
    protected ProtectionFactory<?> factory() {
      return new InterleavingFactory();
    }

    @Override
    protected Record parameters() {
      return parameters;
    }

    @Override
    protected boolean storesDataInTheClear() {
      return false;
    }
  }

  @Nested
  class Codes extends Of {
    Codes() {
      super(Inner.NONE, 5);
    }
  }

  @Nested
  class Parities extends Of {
    Parities() {
      super(Inner.PARITY, 3);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().stream().noneMatch(region -> region.width() == 1);
    }
  }

  @Nested
  class DeepWords extends Of {
    DeepWords() {
      super(Inner.SECDED, 32);
    }

    @Override
    protected boolean correctsSingleFaults() {
      return true;
    }
  }
}
