package org.bitmargin.api;

/**
 * Takes down what a network computes in the inference phase, operation by operation, to write it in
 * a form of another program. A network tells it by {@link Model#graph}.
 *
 * <p>Values are [batch, channels, height, width] or [batch, features]. A name is unique within the
 * network: that of the layer.
 *
 * @param <V> stands for a tensor that is computed
 */
public interface GraphWriter<V> {

  /**
   * Square windows over an image.
   *
   * @param size height and width of one
   * @param stride from one to the next
   * @param padding rows and columns added on each side
   */
  record Window(int size, int stride, int padding) {}

  /**
   * Convolution, padded by zeros.
   *
   * @param weight [out, in/groups, size, size]
   * @param bias [out], or null
   */
  V convolution(String name, V x, Parameter weight, Parameter bias, Window window, int groups);

  /**
   * x·Wᵀ + b.
   *
   * @param weight [out, in]
   * @param bias [out], or null
   */
  V linear(String name, V x, Parameter weight, Parameter bias);

  /** γ(x − μ)/√(σ² + ε) + β for each channel or feature. */
  V norm(
      String name,
      V x,
      Parameter gamma,
      Parameter beta,
      Parameter mean,
      Parameter variance,
      double epsilon);

  /** The largest value of each window; padding takes no part. */
  V maximum(String name, V x, Window window);

  /** The mean of each window, which has no padding. */
  V average(String name, V x, Window window);

  /**
   * A shortcut without parameters: the mean of each stride×stride window, of one at an edge over
   * the pixels there are, then channels of zeros behind those of x.
   *
   * @param in channels of x
   * @param out channels of the result
   */
  V widening(String name, V x, int stride, int in, int out);

  /** The largest value of each channel: [batch, channels, 1, 1]. */
  V globalMaximum(String name, V x);

  /** The mean of each channel: [batch, channels, 1, 1]. */
  V globalAverage(String name, V x);

  /** min(high, max(low, x)). */
  V clip(String name, V x, float low, float high);

  /** Quantization of activations; full precision changes nothing. */
  V quantize(String name, V x, Quantizer quantizer);

  /** x + y, of equal shapes. */
  V add(String name, V x, V y);

  /** [batch, channels, height, width] to [batch, features], in C order. */
  V flatten(String name, V x);

  /**
   * x times one factor.
   *
   * @param factor [1]
   */
  V scale(String name, V x, Parameter factor);
}
