package org.bitmargin.tck;

import java.util.random.RandomGenerator;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;

/** What every network keeps. */
public abstract class ModelContract extends FactoryContract {

  @Override
  protected abstract ModelFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return ModelFactory.class;
  }

  /** What to build it for: as small as the architecture takes. */
  protected ModelContext context(Quantizer weights, Quantizer activations, RandomGenerator init) {
    return new ModelContext(1, 8, 8, 10, weights, activations, init);
  }

  /** Builds the network under test. */
  protected final Model build(ModelContext context) {
    return create(factory(), parameters(), context);
  }

  private static <P extends Record> Model create(
      ModelFactory<P> factory, Record parameters, ModelContext context) {
    return factory.create(factory.parametersType().cast(parameters), context);
  }
}
