package org.bitmargin.protections.secded;

/**
 * Parameters of SECDED.
 *
 * @param uncorrectable what is read of a word with a noticed error that cannot be corrected
 */
public record SecdedParameters(Uncorrectable uncorrectable) {

  public SecdedParameters {
    if (uncorrectable == null) {
      throw new IllegalArgumentException(
          "uncorrectable is missing: keep (read the bits as they are) or zero (read 0)");
    }
  }
}
