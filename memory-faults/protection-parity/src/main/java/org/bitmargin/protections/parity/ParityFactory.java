package org.bitmargin.protections.parity;

import java.util.List;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;
import org.bitmargin.protections.words.WordProtection;

/** The plug-in {@code parity}. */
public final class ParityFactory implements ProtectionFactory<ParityParameters> {
  private static final Reference NULLING =
      new Reference(
          "M. Qin, C. Sun and D. Vucinic, Improving Robustness of Neural Networks against Bit"
              + " Flipping Errors during Inference, Journal of Image and Graphics 6(2), 2018"
              + " (weight nulling; abstract read)",
          "doi:10.18178/joig.6.2.181-186",
          Reference.Standing.READ);

  static final Reference COST =
      new Reference(
          "Storage by count; energy of the parity tree: no figure found, taken as 1 % of an access",
          "", Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "parity";
  }

  @Override
  public String summary() {
    return "A parity bit for a group of codes; an odd number of errors is noticed and the group"
        + " read as 0.";
  }

  @Override
  public String formula() {
    return "n = group + 1 bits: P(nulled) = (1 - (1-2p)^n) / 2,"
        + " P(missed) = (1 + (1-2p)^n) / 2 - (1-p)^n; storage n / (n-1)";
  }

  @Override
  public Reference reference() {
    return NULLING;
  }

  @Override
  public List<Reference> sources() {
    return List.of(NULLING, COST);
  }

  @Override
  public Class<ParityParameters> parametersType() {
    return ParityParameters.class;
  }

  /** A parity bit a byte. */
  @Override
  public ParityParameters defaults() {
    return new ParityParameters(Byte.SIZE);
  }

  @Override
  public WordProtection create(ParityParameters parameters) {
    return new Parity(parameters.groupBits());
  }
}
