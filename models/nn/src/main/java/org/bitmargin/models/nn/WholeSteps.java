package org.bitmargin.models.nn;

import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bytedeco.dnnl.memory.data_type;

/**
 * The values of a quantizer as whole multiples of a step, x = step·n, where n fits a byte of this
 * type.
 */
record WholeSteps(double step, data_type type) {
  private static final double TOLERANCE = 1e-4;

  /** Empty where the values depend on the data, or are no such multiples. */
  static Optional<WholeSteps> of(Quantizer quantizer) {
    if (quantizer.bits() > Byte.SIZE
        || quantizer.encode(Tensors.of(new float[] {-1, 1}, 2)).ranges().length > 0) {
      return Optional.empty();
    }
    int count = 1 << quantizer.bits();
    PackedBits codes = new PackedBits(quantizer.bits(), count);
    IntStream.range(0, count).forEach(c -> codes.set(c, c));
    float[] values =
        Tensors.toArray(
            quantizer.decode(new QuantizedTensor(new long[] {count}, codes, new float[0])));
    double[] sorted = IntStream.range(0, count).mapToDouble(i -> values[i]).sorted().toArray();
    double gap =
        IntStream.range(1, count)
            .mapToDouble(i -> sorted[i] - sorted[i - 1])
            .filter(d -> d > 0)
            .min()
            .orElse(1);
    // Values on both sides of 0 without it, as signs are, are odd multiples of half the gap.
    return of(gap, sorted).or(() -> of(gap / 2, sorted));
  }

  private static Optional<WholeSteps> of(double step, double[] sorted) {
    for (double value : sorted) {
      if (Math.abs(value / step - Math.rint(value / step)) > TOLERANCE) {
        return Optional.empty();
      }
    }
    double lowest = Math.rint(sorted[0] / step);
    double highest = Math.rint(sorted[sorted.length - 1] / step);
    if (lowest >= Byte.MIN_VALUE && highest <= Byte.MAX_VALUE) {
      return Optional.of(new WholeSteps(step, data_type.s8));
    }
    return lowest >= 0 && highest <= 255
        ? Optional.of(new WholeSteps(step, data_type.u8))
        : Optional.empty();
  }
}
