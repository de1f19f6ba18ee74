package org.bitmargin.protections.parity;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class ParityContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new ParityFactory();
  }

  @Override
  protected boolean protects(MemoryLayout data) {
    return data.regions().stream().noneMatch(region -> region.width() == 1);
  }

  /** A parity bit for many codes. */
  @Nested
  class WideGroups extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new ParityFactory();
    }

    @Override
    protected Record parameters() {
      return new ParityParameters(100);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return ParityContractTest.this.protects(data);
    }
  }
}
