package org.bitmargin.datasets.fashionmnist;

import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;
import org.bitmargin.tck.DatasetContract;

class FashionMnistContractTest extends DatasetContract {

  @Override
  protected DatasetFactory<?> factory() {
    return new FashionMnistFactory();
  }

  @Override
  protected DatasetContext context() {
    return RealData.contextOrSkip();
  }
}
