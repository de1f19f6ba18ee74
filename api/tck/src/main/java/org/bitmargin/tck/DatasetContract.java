package org.bitmargin.tck;

import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.DatasetFactory;

/** What every data set keeps. */
public abstract class DatasetContract extends FactoryContract {

  @Override
  protected abstract DatasetFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return DatasetFactory.class;
  }

  /** Where its files are; no folder where not overridden. */
  protected DatasetContext context() {
    return new DatasetContext(List.of());
  }

  /**
   * How many test images may be byte-identical to a training image (a flaw of the published data).
   */
  protected int toleratedDuplicates() {
    return 0;
  }

  /** Opens the data set under test. */
  protected final Dataset open() {
    return open(factory(), parameters(), context());
  }

  private static <P extends Record> Dataset open(
      DatasetFactory<P> factory, Record parameters, DatasetContext context) {
    return factory.open(factory.parametersType().cast(parameters), context);
  }
}
