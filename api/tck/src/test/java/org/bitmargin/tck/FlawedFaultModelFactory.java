package org.bitmargin.tck;

import org.bitmargin.api.FaultModel;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.Reference;

/** A fault model that is right but for one flaw. */
public final class FlawedFaultModelFactory
    implements FaultModelFactory<FlawedFaultModelFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(FaultModelFlaw flaw) {}

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
    return new Parameters(FaultModelFlaw.NONE);
  }

  @Override
  public FaultModel create(Parameters parameters) {
    return new FlawedFaultModel(parameters.flaw(), 0.01);
  }
}
