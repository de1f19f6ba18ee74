package org.bitmargin.protections.secded;

import java.util.List;
import org.bitmargin.api.ProtectionFactory;
import org.bitmargin.api.Reference;
import org.bitmargin.protections.words.WordProtection;

/** The plug-in {@code secded}. */
public final class SecdedFactory implements ProtectionFactory<SecdedParameters> {
  private static final Reference HSIAO =
      new Reference(
          "M. Y. Hsiao, A Class of Optimal Minimum Odd-weight-column SEC-DED Codes, IBM Journal of"
              + " Research and Development 14(4), 1970 (conditions on the columns as summarised by"
              + " the crate coordinode-lsm-tree 5.7.0 on docs.rs; the matrix is our own)",
          "doi:10.1147/rd.144.0395",
          Reference.Standing.SECONDARY);

  private static final Reference POWER =
      new Reference(
          "M. Qin, C. Sun and D. Vucinic, Improving Robustness of Neural Networks against Bit"
              + " Flipping Errors during Inference, Journal of Image and Graphics 6(2), 2018"
              + " (abstract: error correcting codes take 10 to 20 % more capacity and power)",
          "doi:10.18178/joig.6.2.181-186", Reference.Standing.READ);

  static final Reference COST =
      new Reference(
          "Storage by count; encoder and decoder: no figure of their own found, taken as 5 % of an"
              + " access, which with the check bits stays within the 10 to 20 % of Qin et al. 2018",
          "", Reference.Standing.ASSUMED);

  @Override
  public String name() {
    return "secded";
  }

  @Override
  public String summary() {
    return "Eight check bits for 64 data bits: one error is corrected, two are noticed, more may be"
        + " corrected wrongly.";
  }

  @Override
  public String formula() {
    return "P(word fails) = 1 - (1-p)^72 - 72 p (1-p)^71; storage 72/64";
  }

  @Override
  public Reference reference() {
    return HSIAO;
  }

  @Override
  public List<Reference> sources() {
    return List.of(HSIAO, POWER, COST);
  }

  @Override
  public Class<SecdedParameters> parametersType() {
    return SecdedParameters.class;
  }

  /** What cannot be corrected is read as it is, so that every tensor can be protected. */
  @Override
  public SecdedParameters defaults() {
    return new SecdedParameters(Uncorrectable.KEEP);
  }

  @Override
  public WordProtection create(SecdedParameters parameters) {
    return new Secded(parameters.uncorrectable());
  }
}
