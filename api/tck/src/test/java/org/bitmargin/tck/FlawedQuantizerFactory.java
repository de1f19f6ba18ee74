package org.bitmargin.tck;

import org.bitmargin.api.Quantizer;
import org.bitmargin.api.QuantizerFactory;
import org.bitmargin.api.Reference;

/** A quantizer that is right but for one flaw. */
public final class FlawedQuantizerFactory
    implements QuantizerFactory<FlawedQuantizerFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(QuantizerFlaw flaw) {}

  @Override
  public String name() {
    return "test:flawed";
  }

  @Override
  public String summary() {
    return "Right but for one flaw";
  }

  @Override
  public Reference reference() {
    return Trial.REFERENCE;
  }

  @Override
  public Class<Parameters> parametersType() {
    return Parameters.class;
  }

  @Override
  public Parameters defaults() {
    return new Parameters(QuantizerFlaw.NONE);
  }

  @Override
  public Quantizer create(Parameters parameters) {
    return parameters.flaw().create();
  }
}
