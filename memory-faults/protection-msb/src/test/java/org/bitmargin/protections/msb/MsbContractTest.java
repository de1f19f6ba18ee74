package org.bitmargin.protections.msb;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class MsbContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new MsbFactory();
  }

  @Override
  protected boolean protects(MemoryLayout data) {
    return data.regions().stream().allMatch(region -> region.width() > 1);
  }

  /** Three bits of each code. */
  @Nested
  class Three extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new MsbFactory();
    }

    @Override
    protected Record parameters() {
      return new MsbParameters(3);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().stream().allMatch(region -> region.width() > 3);
    }
  }
}
