package org.bitmargin.protections.secded;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class SecdedContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new SecdedFactory();
  }

  @Override
  protected boolean correctsSingleFaults() {
    return true;
  }

  /** What cannot be corrected reads 0. */
  @Nested
  class Nulling extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new SecdedFactory();
    }

    @Override
    protected Record parameters() {
      return new SecdedParameters(Uncorrectable.ZERO);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().stream().noneMatch(region -> region.width() == 1);
    }

    @Override
    protected boolean correctsSingleFaults() {
      return true;
    }
  }
}
