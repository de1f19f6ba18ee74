package org.bitmargin.protections.parity;

/**
 * Parameters of parity with nulling.
 *
 * @param groupBits data bits a parity bit guards, 1 to 4096, brought down to a multiple of the
 *     width of a code so that a group is whole codes; a wider code is a group of its own
 */
public record ParityParameters(int groupBits) {
  private static final int MOST = 4096;

  public ParityParameters {
    if (groupBits < 1 || groupBits > MOST) {
      throw new IllegalArgumentException(
          "groupBits must be 1 to %d data bits a parity bit, was %d".formatted(MOST, groupBits));
    }
  }
}
