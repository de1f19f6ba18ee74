package org.bitmargin.models.onnx;

import java.util.Arrays;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/**
 * The levels an activation quantizer has, where they are equally spaced, a value goes to the
 * nearest one, halves up, and none depends on other values: what QuantizeLinear can be told.
 *
 * @param levels ascending
 */
record ActivationForm(float[] levels, Lattice lattice) {
  private static final int WIDEST = 8;

  /**
   * Finds them by trying the quantizer.
   *
   * @param layer for the error
   * @throws InvalidInputException where the quantizer is another one
   */
  static ActivationForm of(String layer, Quantizer quantizer) {
    if (quantizer.pointwise().isEmpty()) {
      throw refused(layer, "takes its range from the data: give it a fixed range");
    }
    if (quantizer.bits() > WIDEST) {
      throw refused(layer, "has more than 8 bits");
    }
    float[] levels = levels(quantizer, quantizer.pointwise().get());
    Lattice lattice = Lattice.of(levels).orElseThrow(() -> refused(layer, "has unequal steps"));
    requireNearest(layer, quantizer.pointwise().get(), levels);
    return new ActivationForm(levels, lattice);
  }

  private static float[] levels(Quantizer quantizer, Quantizer.Pointwise pointwise) {
    int codes = 1 << quantizer.bits();
    PackedBits every = new PackedBits(quantizer.bits(), codes);
    for (int i = 0; i < codes; i++) {
      every.set(i, i);
    }
    float[] ranges = quantizer.encode(Tensors.zeros(1)).ranges();
    float[] values =
        Tensors.toArray(quantizer.decode(new QuantizedTensor(new long[] {codes}, every, ranges)));
    Arrays.sort(values);
    float[] levels = new float[codes];
    int count = 0;
    for (float value : values) {
      boolean fresh = count == 0 || value != levels[count - 1];
      // What only a fault can produce is no level.
      if (fresh && quantized(pointwise, value) == value) {
        levels[count++] = value;
      }
    }
    return Arrays.copyOf(levels, count);
  }

  private static void requireNearest(String layer, Quantizer.Pointwise pointwise, float[] levels) {
    boolean nearest = levels.length >= 2;
    for (int i = 1; nearest && i < levels.length; i++) {
      float step = levels[i] - levels[i - 1];
      float middle = levels[i - 1] + step / 2;
      nearest =
          quantized(pointwise, middle + step / 1000) == levels[i]
              && quantized(pointwise, middle - step / 1000) == levels[i - 1];
    }
    float far = nearest ? 10 * (Math.abs(levels[0]) + Math.abs(levels[levels.length - 1])) : 0;
    nearest &=
        quantized(pointwise, -far) == levels[0]
            && quantized(pointwise, far) == levels[levels.length - 1];
    if (!nearest) {
      throw refused(layer, "does not take the nearest of its levels");
    }
  }

  private static float quantized(Quantizer.Pointwise pointwise, float value) {
    float[] values = {value};
    pointwise.quantize(values, 1);
    return values[0];
  }

  private static InvalidInputException refused(String layer, String reason) {
    return new InvalidInputException(
        "activations of %s have no ONNX form: their quantizer %s".formatted(layer, reason));
  }

  /** The lowest level. */
  float low() {
    return levels[0];
  }

  /** The highest level. */
  float high() {
    return levels[levels.length - 1];
  }
}
