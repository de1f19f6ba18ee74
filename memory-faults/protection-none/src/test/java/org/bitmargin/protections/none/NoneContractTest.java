package org.bitmargin.protections.none;

import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.tck.ProtectionContract;

class NoneContractTest extends ProtectionContract {

  @Override
  protected ProtectionFactory<?> factory() {
    return new NoneFactory();
  }
}
