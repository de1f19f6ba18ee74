package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.Optional;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/**
 * Weight codes that stand for equally spaced values: w = origin + step·c, where c, a signed byte,
 * depends on the code alone, and origin and step on the stored ranges and the output channel.
 *
 * @param numbers c of each code
 */
public record LatticeCodes(Quantizer quantizer, int[] numbers) {
  private static final double TOLERANCE = 1e-4;
  // Decoding rounds to float, and so does the origin.
  private static final double ROUNDING = 3e-7;
  // Sums of so many products of numbers this large still are finite floats.
  static final double LARGEST = 1e24;

  /**
   * How the values lie, by output channel.
   *
   * @param origin the value of c = 0
   * @param step from one c to the next
   */
  public record Grid(float[] origin, float[] step) {}

  /** What the codes of a quantizer stand for; empty where they are not equally spaced. */
  public static Optional<LatticeCodes> of(Quantizer quantizer) {
    if (quantizer.bits() > 8) {
      return Optional.empty();
    }
    float[] ranges = quantizer.encode(Tensors.of(new float[] {-1, 0.5f, 1}, 1, 3)).ranges();
    float[] values = decodeAll(quantizer, 1, ranges);
    float[] levels = values.clone();
    Arrays.sort(levels);
    double low = levels[0];
    int last = 0;
    for (float level : levels) {
      last += level != levels[last] ? 1 : 0;
      levels[last] = level;
    }
    double step = (levels[last] - low) / last;
    int zero =
        (int) Math.max(last - Byte.MAX_VALUE, Math.min(-Byte.MIN_VALUE, Math.round(-low / step)));
    int[] numbers = new int[values.length];
    for (int code = 0; code < numbers.length; code++) {
      double place = (values[code] - low) / step;
      numbers[code] = (int) Math.rint(place) - zero;
      if (!(Math.abs(place - Math.rint(place)) <= TOLERANCE)) {
        return Optional.empty();
      }
    }
    return Optional.of(new LatticeCodes(quantizer, numbers));
  }

  /** Reads where the values lie; empty where they are not finite, or too large to be summed. */
  public Optional<Grid> grid(QuantizedTensor stored) {
    int channels = (int) stored.shape()[0];
    float[] values = decodeAll(quantizer, channels, stored.ranges());
    int codes = numbers.length;
    int zero = codeOf(0);
    int first = codeOf(Arrays.stream(numbers).min().getAsInt());
    int last = codeOf(Arrays.stream(numbers).max().getAsInt());
    Grid grid = new Grid(new float[channels], new float[channels]);
    for (int channel = 0; channel < channels; channel++) {
      int at = channel * codes;
      double origin = values[at + zero];
      double step =
          ((double) values[at + last] - values[at + first]) / (numbers[last] - numbers[first]);
      double largest = Math.max(Math.abs(values[at + first]), Math.abs(values[at + last]));
      if (!(largest <= LARGEST)) {
        return Optional.empty();
      }
      for (int code = 0; code < codes; code++) {
        double error = values[at + code] - (origin + step * numbers[code]);
        if (!(Math.abs(error) <= ROUNDING * largest)) {
          return Optional.empty();
        }
      }
      grid.origin[channel] = (float) origin;
      grid.step[channel] = (float) step;
    }
    return Optional.of(grid);
  }

  private int codeOf(int number) {
    int code = 0;
    while (numbers[code] != number) {
      code++;
    }
    return code;
  }

  /** The value of every code in every channel. */
  private static float[] decodeAll(Quantizer quantizer, int channels, float[] ranges) {
    int codes = 1 << quantizer.bits();
    PackedBits all = new PackedBits(quantizer.bits(), (long) channels * codes);
    for (int i = 0; i < channels * codes; i++) {
      all.set(i, i % codes);
    }
    long[] shape = {channels, codes};
    return Tensors.toArray(quantizer.decode(new QuantizedTensor(shape, all, ranges)));
  }
}
