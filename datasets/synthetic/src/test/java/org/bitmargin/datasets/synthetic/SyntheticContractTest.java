package org.bitmargin.datasets.synthetic;

import org.bitmargin.api.DatasetFactory;
import org.bitmargin.tck.DatasetContract;

class SyntheticContractTest extends DatasetContract {

  @Override
  protected DatasetFactory<?> factory() {
    return new SyntheticFactory();
  }
}
