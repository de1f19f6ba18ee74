package org.bitmargin.tck;

import org.bitmargin.api.Loss;
import org.bitmargin.api.LossFactory;
import org.bitmargin.api.Reference;

/** A loss that is right but for one flaw. */
public final class FlawedLossFactory implements LossFactory<FlawedLossFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(LossFlaw flaw) {}

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
    return new Parameters(LossFlaw.NONE);
  }

  @Override
  public Loss create(Parameters parameters) {
    return parameters.flaw().create();
  }
}
