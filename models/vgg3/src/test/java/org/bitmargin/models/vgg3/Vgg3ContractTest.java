package org.bitmargin.models.vgg3;

import org.bitmargin.api.ModelFactory;
import org.bitmargin.tck.ModelContract;

class Vgg3ContractTest extends ModelContract {

  @Override
  protected ModelFactory<?> factory() {
    return new Vgg3Factory();
  }

  @Override
  protected Record parameters() {
    return new Vgg3Parameters(3, 7, true, 0);
  }
}
