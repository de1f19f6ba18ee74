package org.bitmargin.models.inference;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/**
 * The sizes of a product and the layouts of what takes part in it.
 *
 * @param height 1 for a linear layer, as width and kernel
 */
record OneDnnShape(
    boolean convolution, int images, int in, int out, int height, int width, int kernel) {

  /** Numbers of the source. */
  long sourceSize() {
    return (long) images * in * height * width;
  }

  /** Sizes of the sums. */
  long[] convolved() {
    return convolution ? new long[] {images, out, height, width} : new long[] {images, out};
  }

  /** Sizes of the maxima of 2×2 windows. */
  long[] pooled() {
    return new long[] {images, out, height / 2, width / 2};
  }

  /** Of the source, with the channels of a pixel next to each other or one after the other. */
  memory.desc source(data_type type, boolean channelsLast) {
    long[] sizes = convolution ? new long[] {images, in, height, width} : new long[] {images, in};
    format_tag spatial = channelsLast ? format_tag.nhwc : format_tag.nchw;
    return new memory.desc(sizes, type, convolution ? spatial : format_tag.ab);
  }

  /** Of the sums. */
  memory.desc sums(format_tag spatial) {
    return new memory.desc(convolved(), data_type.f32, convolution ? spatial : format_tag.ab);
  }

  /** Weights in the order [kernel, kernel, in, out] or [in, out]. */
  memory.desc plainWeights(data_type type) {
    return weights(type, convolution ? format_tag.hwio : format_tag.ab);
  }

  /** Of the weights, in an order of which there may be any. */
  memory.desc weights(data_type type, format_tag order) {
    long[] sizes = convolution ? new long[] {out, in, kernel, kernel} : new long[] {in, out};
    return new memory.desc(sizes, type, order);
  }
}
