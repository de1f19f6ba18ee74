package org.bitmargin.protections.msb;

/**
 * Parameters of MSB protection.
 *
 * @param k most significant bits of each code in robust cells, 1 to 31
 */
public record MsbParameters(int k) {

  public MsbParameters {
    if (k < 1 || k > 31) {
      throw new IllegalArgumentException("k must be 1 to 31 bits of a code, was " + k);
    }
  }
}
