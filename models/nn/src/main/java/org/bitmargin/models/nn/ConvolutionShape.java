package org.bitmargin.models.nn;

/**
 * What a convolution with zero padding of ⌊kernel/2⌋ on all sides does to sizes.
 *
 * @param in input channels
 * @param out output channels
 * @param kernel height and width of the kernel, odd
 * @param stride in both directions; ⌈h/stride⌉ rows are left of h
 * @param groups in which channels are convolved apart: 1 for a dense convolution, the number of
 *     channels for a depthwise one
 */
public record ConvolutionShape(int in, int out, int kernel, int stride, int groups) {

  public ConvolutionShape {
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("kernel size must be odd, was " + kernel);
    }
    if (stride < 1) {
      throw new IllegalArgumentException("stride must be 1 or more, was " + stride);
    }
    if (in < 1 || out < 1 || groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "%d to %d channels cannot be split into %d groups".formatted(in, out, groups));
    }
  }

  /** Every output channel sees every input channel. */
  public static ConvolutionShape dense(int in, int out, int kernel, int stride) {
    return new ConvolutionShape(in, out, kernel, stride, 1);
  }

  /** Every channel is convolved for itself (Chollet's Xception and MobileNet). */
  public static ConvolutionShape depthwise(int channels, int kernel, int stride) {
    return new ConvolutionShape(channels, channels, kernel, stride, channels);
  }

  /** Padding on each side. */
  int padding() {
    return kernel / 2;
  }

  /** Output height (or width) for that of the input. */
  int output(long size) {
    return (int) ((size - 1) / stride + 1);
  }

  /** Shape of the weights: [out, in/groups, kernel, kernel]. */
  long[] weights() {
    return new long[] {out, in / groups, kernel, kernel};
  }

  /** Terms of a sum. */
  int fanIn() {
    return in / groups * kernel * kernel;
  }
}
