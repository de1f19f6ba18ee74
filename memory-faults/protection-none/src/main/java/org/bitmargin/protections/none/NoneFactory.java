package org.bitmargin.protections.none;

import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;
import org.bitmargin.protections.words.WordProtection;

/** The plug-in {@code none}. */
public final class NoneFactory implements ProtectionFactory<NoneParameters> {
  static final Reference BY_DEFINITION =
      new Reference("By definition: nothing is added", "", Reference.Standing.DERIVED);

  @Override
  public String name() {
    return "none";
  }

  @Override
  public String summary() {
    return "The data as they are: every faulty bit is read and nobody notices.";
  }

  @Override
  public String formula() {
    return "P(bit reads wrong) = p; storage 1";
  }

  @Override
  public Reference reference() {
    return BY_DEFINITION;
  }

  @Override
  public Class<NoneParameters> parametersType() {
    return NoneParameters.class;
  }

  @Override
  public NoneParameters defaults() {
    return new NoneParameters();
  }

  @Override
  public WordProtection create(NoneParameters parameters) {
    return new Unprotected();
  }
}
