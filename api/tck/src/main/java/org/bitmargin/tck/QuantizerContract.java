package org.bitmargin.tck;

import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;

/** What every quantizer keeps. */
public abstract class QuantizerContract extends FactoryContract {

  @Override
  protected abstract QuantizerFactory<?> factory();

  @Override
  protected final Class<?> service() {
    return QuantizerFactory.class;
  }

  /**
   * Whether the pseudo-gradient lets the upstream through at this latent value; elsewhere it is
   * zero. Default: within {@code latentLimit()} where there is one, else everywhere.
   */
  protected boolean passesGradient(float latent) {
    return Math.abs(latent) <= quantizer().latentLimit().orElse(Double.POSITIVE_INFINITY);
  }

  /** The quantizer under test. */
  protected final Quantizer quantizer() {
    return create(factory(), parameters());
  }

  private static <P extends Record> Quantizer create(
      QuantizerFactory<P> factory, Record parameters) {
    return factory.create(factory.parametersType().cast(parameters));
  }
}
