package org.bitmargin.protections.tmr;

import java.util.List;
import org.bitmargin.api.Protection;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;

/** The plug-in {@code tmr}. */
public final class TmrFactory implements ProtectionFactory<TmrParameters> {
  private static final Reference VOTING =
      new Reference(
          "R. E. Lyons and W. Vanderkulk, The Use of Triple-Modular Redundancy to Improve Computer"
              + " Reliability, IBM Journal of Research and Development 6(2), 1962 (abstract read;"
              + " there for logic, here for stored bits)",
          "doi:10.1147/rd.62.0200",
          Reference.Standing.READ);

  static final Reference COST =
      new Reference(
          "Storage by count; energy of the voters: no figure found, taken as 1 % of an access",
          "", Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "tmr";
  }

  @Override
  public String summary() {
    return "Every bit is stored three times and the majority is read.";
  }

  @Override
  public String formula() {
    return "P(bit reads wrong) = 3p^2 - 2p^3; storage 3";
  }

  @Override
  public Reference reference() {
    return VOTING;
  }

  @Override
  public List<Reference> sources() {
    return List.of(VOTING, COST);
  }

  @Override
  public Class<TmrParameters> parametersType() {
    return TmrParameters.class;
  }

  @Override
  public TmrParameters defaults() {
    return new TmrParameters();
  }

  @Override
  public Protection create(TmrParameters parameters) {
    return new Tmr();
  }
}
