package org.bitmargin.protections.msb;

import java.util.List;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code msb}. */
public final class MsbFactory implements ProtectionFactory<MsbParameters> {
  private static final Reference HYBRID =
      new Reference(
          "G. Srinivasan, P. Wijesinghe, S. S. Sarwar, A. Jaiswal and K. Roy, Significance Driven"
              + " Hybrid 8T-6T SRAM for Energy-Efficient Synaptic Storage in Artificial Neural"
              + " Networks, DATE 2016 (most significant bits in 8T cells that bear low voltage;"
              + " abstract read)",
          "arXiv:1602.08556",
          Reference.Standing.READ);

  static final Reference COST =
      new Reference(
          "Robust share by count; that robust cells take what the others take at the nominal point,"
              + " and nothing beside, is assumed",
          "",
          Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "msb";
  }

  @Override
  public String summary() {
    return "The k most significant bits of every code lie in robust cells and never fail.";
  }

  @Override
  public String formula() {
    return "P(bit j reads wrong) = 0 for j >= b - k, else p; robust share k/b; storage 1";
  }

  @Override
  public Reference reference() {
    return HYBRID;
  }

  @Override
  public List<Reference> sources() {
    return List.of(HYBRID, COST);
  }

  @Override
  public Class<MsbParameters> parametersType() {
    return MsbParameters.class;
  }

  /** The one bit that carries three quarters of the variance of uniform flips. */
  @Override
  public MsbParameters defaults() {
    return new MsbParameters(1);
  }

  @Override
  public Protection create(MsbParameters parameters) {
    return new Msb(parameters.k());
  }
}
