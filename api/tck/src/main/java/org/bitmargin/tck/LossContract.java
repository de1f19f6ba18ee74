package org.bitmargin.tck;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;

/** What every loss keeps. */
public abstract class LossContract extends FactoryContract {

  @Override
  protected abstract LossFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return LossFactory.class;
  }

  /** The loss under test. */
  protected final Loss loss() {
    return create(factory(), parameters());
  }

  private static <P extends Record> Loss create(LossFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }
}
