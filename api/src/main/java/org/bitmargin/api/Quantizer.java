package org.bitmargin.api;

import java.util.OptionalDouble;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maps real values to stored codes of a few bits and back, and gives training a gradient through
 * the step.
 *
 * <p>Two formulas define it, the forward one and the pseudo-gradient; both belong into the javadoc
 * of an implementation. Stateless and thread-safe.
 */
public interface Quantizer {

  /** Width of a code in bits, 1 to 32. */
  int bits();

  /**
   * Encodes a tensor of any shape, the empty one included.
   *
   * @param latent FLOAT; for weights dimension 0 is the output channel
   * @return codes in C order, with the ranges taken from this (clean) tensor
   */
  QuantizedTensor encode(INDArray latent);

  /**
   * The value a single code stands for.
   *
   * @param stored codes and ranges as read from memory, faults included
   * @param index position in C order
   */
  float valueAt(QuantizedTensor stored, long index);

  /**
   * d loss / d latent from d loss / d quantized.
   *
   * @param latent the input of the forward pass
   * @param upstream the gradient with respect to its quantized value, same shape
   */
  INDArray pseudoGradient(INDArray latent, INDArray upstream);

  /** All values of a stored tensor. Override it only for speed: equal to {@link #valueAt}. */
  default INDArray decode(QuantizedTensor stored) {
    float[] values = new float[Math.toIntExact(stored.codes().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = valueAt(stored, i);
    }
    return Tensors.of(values, stored.shape());
  }

  /** The fake-quantized value. Override it only for speed: equal to decode(encode(latent)). */
  default INDArray quantize(INDArray latent) {
    return decode(encode(latent));
  }

  /**
   * Bound to which training clips latent weights after each step (BinaryConnect's clipping), or
   * empty for none.
   */
  default OptionalDouble latentLimit() {
    return OptionalDouble.empty();
  }
}
