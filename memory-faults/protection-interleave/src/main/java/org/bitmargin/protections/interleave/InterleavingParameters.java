package org.bitmargin.protections.interleave;

/**
 * Parameters of interleaving.
 *
 * @param inner what protects each word
 * @param depth number of neighbouring cells that belong to different words, 2 to 4096; a tensor of
 *     fewer words is spread over those it has
 */
public record InterleavingParameters(Inner inner, int depth) {
  private static final int MOST = 4096;

  public InterleavingParameters {
    if (inner == null) {
      throw new IllegalArgumentException("inner is missing: none, parity or secded");
    }
    if (depth < 2 || depth > MOST) {
      throw new IllegalArgumentException(
          "depth must be 2 to %d neighbouring cells in different words, was %d"
              .formatted(MOST, depth));
    }
  }
}
