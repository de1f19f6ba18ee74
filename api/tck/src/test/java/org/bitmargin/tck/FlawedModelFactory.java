package org.bitmargin.tck;

import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Reference;

/** A network that is right but for one flaw. */
public final class FlawedModelFactory implements ModelFactory<FlawedModelFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(ModelFlaw flaw) {}

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
    return new Parameters(ModelFlaw.NONE);
  }

  @Override
  public Model create(Parameters parameters, ModelContext context) {
    return new FlawedModel(parameters.flaw(), context);
  }
}
