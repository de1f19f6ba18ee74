package org.bitmargin.models.mlp;

import org.bitmargin.api.ModelFactory;
import org.bitmargin.tck.ModelContract;

class MlpContractTest extends ModelContract {

  @Override
  protected ModelFactory<?> factory() {
    return new MlpFactory();
  }

  @Override
  protected Record parameters() {
    return new MlpParameters(16, 2, true, 0);
  }
}
