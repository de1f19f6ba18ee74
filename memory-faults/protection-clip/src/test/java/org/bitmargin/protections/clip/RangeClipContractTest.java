package org.bitmargin.protections.clip;

import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class RangeClipContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new RangeClipFactory();
  }

  @Override
  protected boolean protects(MemoryLayout data) {
    return data.bitCount() == 0 || data.regions().stream().anyMatch(region -> region.width() > 1);
  }

  @Override
  protected boolean changesCleanData() {
    return true;
  }

  /** One in a hundred is clipped on either side. */
  @Nested
  class Narrow extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new RangeClipFactory();
    }

    @Override
    protected Record parameters() {
      return new RangeClipParameters(0.01, 0.99);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return RangeClipContractTest.this.protects(data);
    }

    @Override
    protected boolean changesCleanData() {
      return true;
    }
  }

  /** From the least to the largest clean value, so that clean data stay as they are. */
  @Nested
  class Whole extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new RangeClipFactory();
    }

    @Override
    protected Record parameters() {
      return new RangeClipParameters(0, 1);
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return RangeClipContractTest.this.protects(data);
    }
  }
}
