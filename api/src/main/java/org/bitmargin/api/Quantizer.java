package org.bitmargin.api;

import java.util.Optional;
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
   * As {@link #quantize(INDArray)}, but into a given tensor, so that training need not allocate.
   *
   * @param result FLOAT, dense, in C order, of the latent's shape, not the latent itself
   * @return the result
   */
  default INDArray quantize(INDArray latent, INDArray result) {
    return moved(quantize(latent), result);
  }

  /**
   * As {@link #pseudoGradient(INDArray, INDArray)}, but into a given tensor.
   *
   * @param result FLOAT, dense, in C order, of the latent's shape; may be the upstream itself
   * @return the result
   */
  default INDArray pseudoGradient(INDArray latent, INDArray upstream, INDArray result) {
    return moved(pseudoGradient(latent, upstream), result);
  }

  private static INDArray moved(INDArray fresh, INDArray result) {
    Tensors.map(fresh, result, (values, length) -> {});
    if (fresh.closeable()) {
      fresh.close(); // Waiting for the garbage collector would pile up native memory.
    }
    return result;
  }

  /**
   * This quantizer as a function of single numbers, which a network can apply to values that are in
   * the cache anyway. Empty, which is the default, where a value's code depends on other values.
   */
  default Optional<Pointwise> pointwise() {
    return Optional.empty();
  }

  /** A quantizer whose code for a number depends on that number alone. Pure, and thread-safe. */
  interface Pointwise {

    /**
     * values[0..length) ← q(values), the same bits as {@link #quantize(INDArray)} gives; that
     * refuses NaN and infinite values, while here they give any number.
     */
    void quantize(float[] values, int length);

    /** gradients[0..length) ← the pseudo-gradient at latents, gradients being the upstream. */
    void pseudoGradient(float[] gradients, float[] latents, int length);

    /** Whether the pseudo-gradient is the upstream at all latents in [low, high]. */
    boolean passes(float low, float high);
  }

  /**
   * Bound to which training clips latent weights after each step (BinaryConnect's clipping), or
   * empty for none.
   */
  default OptionalDouble latentLimit() {
    return OptionalDouble.empty();
  }
}
