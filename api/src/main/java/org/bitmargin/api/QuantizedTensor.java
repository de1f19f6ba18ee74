package org.bitmargin.api;

/**
 * A tensor as a memory holds it.
 *
 * @param shape of the tensor the codes stand for
 * @param codes one code an element, in C order
 * @param ranges what decoding needs besides (bounds, scales), taken from the clean tensor and
 *     stored data themselves; their meaning is the quantizer's
 */
public record QuantizedTensor(long[] shape, PackedBits codes, float[] ranges) {

  public QuantizedTensor {
    long elements = 1;
    for (long d : shape) {
      elements *= d;
    }
    if (elements != codes.size()) {
      throw new IllegalArgumentException(
          "%d codes for a shape of %d elements".formatted(codes.size(), elements));
    }
  }

  /** The same codes read with other ranges (those a faulty memory returned). */
  public QuantizedTensor withRanges(float[] readBack) {
    if (readBack.length != ranges.length) {
      throw new IllegalArgumentException(
          "%d ranges where %d are stored".formatted(readBack.length, ranges.length));
    }
    return new QuantizedTensor(shape, codes, readBack);
  }
}
