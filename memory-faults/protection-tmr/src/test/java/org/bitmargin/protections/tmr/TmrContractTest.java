package org.bitmargin.protections.tmr;

import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;

class TmrContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new TmrFactory();
  }

  @Override
  protected boolean correctsSingleFaults() {
    return true;
  }
}
