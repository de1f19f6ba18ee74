package org.bitmargin.quantizers.binary;

import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.tck.QuantizerContract;

class BinaryContractTest extends QuantizerContract {

  @Override
  protected QuantizerFactory<?> factory() {
    return new BinaryFactory();
  }
}
