package org.bitmargin.protections.selective;

import java.util.List;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;
import org.junit.jupiter.api.Nested;

class SelectiveContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new SelectiveFactory();
  }

  @Override
  protected boolean correctsSingleFaults() {
    return true;
  }

  /** The first and the last tensor. */
  @Nested
  class Ends extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new SelectiveFactory();
    }

    @Override
    protected Record parameters() {
      return new SelectiveParameters(Inner.TMR, List.of("*o*e", "float"));
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      var names = data.regions().stream().map(MemoryRegion::name).toList();
      return names.isEmpty() || names.contains("float");
    }
  }

  /** Tensors that are neither the first nor the last, an empty one among them. */
  @Nested
  class InTheMiddle extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new SelectiveFactory();
    }

    @Override
    protected Record parameters() {
      return new SelectiveParameters(Inner.PARITY, List.of("eight", "*ne", "thr??"));
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().isEmpty() || data.regions().size() > 1 && !hasSigns(data);
    }

    private boolean hasSigns(MemoryLayout data) {
      return data.regions().stream().anyMatch(region -> region.width() == 1);
    }
  }

  @Nested
  class TopBits extends ProtectionContract {

    @Override
    protected ProtectionFactory<?> factory() {
      return new SelectiveFactory();
    }

    @Override
    protected Record parameters() {
      return new SelectiveParameters(Inner.MSB, List.of("eight", "float"));
    }

    @Override
    protected boolean protects(MemoryLayout data) {
      return data.regions().size() != 1;
    }
  }
}
