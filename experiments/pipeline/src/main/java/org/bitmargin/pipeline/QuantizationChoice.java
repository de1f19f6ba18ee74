package org.bitmargin.pipeline;

import java.util.List;

/**
 * How weights and activations are stored.
 *
 * @param bits of a weight: 1 to 8, or 32 for the float baseline
 * @param weights quantizer of the weights
 * @param activations quantizer of hidden activations
 * @param rates bit error rates of its own; empty for those of the experiment
 */
public record QuantizationChoice(
    int bits, PluginChoice weights, PluginChoice activations, List<Double> rates) {
  /** Width of a value that is not quantized. */
  public static final int FLOAT_BITS = Float.SIZE;

  public QuantizationChoice {
    requireBits(bits);
    rates = Rates.require(rates);
  }

  static void requireBits(int bits) {
    if (bits != FLOAT_BITS && (bits < 1 || bits > 8)) {
      throw new IllegalArgumentException(
          "bits must be 1 to 8, or 32 for full precision, was " + bits);
    }
  }
}
