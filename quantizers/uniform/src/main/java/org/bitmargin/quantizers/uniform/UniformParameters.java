package org.bitmargin.quantizers.uniform;

/**
 * Parameters of the uniform quantizer.
 *
 * @param bits width b of a code, 2 to 8
 * @param scheme where the levels lie
 * @param granularity what shares a range taken from the data; a fixed range is the same for all
 * @param encoding which code stands for which level; sign-magnitude needs the symmetric scheme
 * @param range whether the range is taken from the clean tensor or fixed
 * @param bound reach of a fixed range, in the units of the tensor, finite as a float and above 0;
 *     without effect where the range is taken from the data
 */
public record UniformParameters(
    int bits,
    Scheme scheme,
    Granularity granularity,
    Encoding encoding,
    Range range,
    double bound) {

  public UniformParameters {
    if (bits < 2 || bits > 8) {
      throw new IllegalArgumentException("bits must be 2 to 8, was " + bits);
    }
    if (scheme == Scheme.AFFINE && encoding == Encoding.SIGN_MAGNITUDE) {
      throw new IllegalArgumentException(
          "encoding sign-magnitude has one code less than the affine scheme has levels:"
              + " use scheme symmetric, or encoding offset-binary or twos-complement");
    }
    if (!(bound >= Float.MIN_NORMAL && bound <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "bound must be above 0 and finite as a float, was " + bound);
    }
  }
}
