package org.bitmargin.tck;

import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** Three copies, right but for one flaw. */
public final class FlawedProtectionFactory
    implements ProtectionFactory<FlawedProtectionFactory.Parameters> {

  /**
   * What is wrong with it.
   *
   * @param flaw one flaw, or none
   */
  public record Parameters(ProtectionFlaw flaw) {}

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
    return new Parameters(ProtectionFlaw.NONE);
  }

  @Override
  public Protection create(Parameters parameters) {
    return new FlawedProtection(parameters.flaw());
  }
}
