package org.bitmargin.models.inference;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * The products of a convolution or a linear layer through oneDNN.
 *
 * <p>Of integers: sums += scale[out]·Σ c·n, with the inner sum exact in 32 bits and the rest in
 * float; channels are next to each other in source and sums. Of floats: sums = Σ w·x, in whatever
 * layout oneDNN likes best.
 */
final class OneDnnProduct {
  private static final long[] ONE = {1, 1};

  /**
   * What is multiplied with what.
   *
   * @param height 1 for a linear layer, as width and kernel
   */
  record Shape(
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

    private memory.desc source(data_type type, boolean channelsLast) {
      long[] sizes = convolution ? new long[] {images, in, height, width} : new long[] {images, in};
      format_tag spatial = channelsLast ? format_tag.nhwc : format_tag.nchw;
      return new memory.desc(sizes, type, convolution ? spatial : format_tag.ab);
    }

    private memory.desc sums(format_tag spatial) {
      return new memory.desc(convolved(), data_type.f32, convolution ? spatial : format_tag.ab);
    }

    /** Weights in the order [kernel, kernel, in, out] or [in, out]. */
    memory.desc plainWeights(data_type type) {
      return weights(type, convolution ? format_tag.hwio : format_tag.ab);
    }

    private memory.desc weights(data_type type, format_tag order) {
      long[] sizes = convolution ? new long[] {out, in, kernel, kernel} : new long[] {in, out};
      return new memory.desc(sizes, type, order);
    }
  }

  private final OneDnnStep step;
  private final memory.desc weightsForm;
  private final memory.desc sumsForm;

  private OneDnnProduct(OneDnnStep step, memory.desc weightsForm, memory.desc sumsForm) {
    this.step = step;
    this.weightsForm = weightsForm;
    this.sumsForm = sumsForm;
  }

  /** Products of 8-bit integers; scale has a float for each output. */
  static OneDnnProduct ofIntegers(
      Shape shape, data_type type, NativeBlock source, NativeBlock scale) {
    primitive_attr attributes = OneDnnStep.attributes();
    attributes.set_scales_mask(DNNL_ARG_WEIGHTS, shape.convolution() ? 1 : 2);
    post_ops add = new post_ops();
    add.append_sum();
    attributes.set_post_ops(add);
    memory.desc scales = new memory.desc(new long[] {shape.out()}, data_type.f32, format_tag.a);
    OneDnnProduct product =
        of(
            shape,
            shape.source(type, true),
            shape.weights(data_type.s8, format_tag.any),
            shape.sums(format_tag.nhwc),
            attributes,
            source);
    product.step.with(DNNL_ARG_ATTR_SCALES | DNNL_ARG_WEIGHTS, scale.as(scales));
    return product;
  }

  /** Products of floats; the source is [images, channels, height, width]. */
  static OneDnnProduct ofFloats(Shape shape, NativeBlock source) {
    return of(
        shape,
        shape.source(data_type.f32, false),
        shape.weights(data_type.f32, format_tag.any),
        shape.sums(format_tag.any),
        OneDnnStep.attributes(),
        source);
  }

  private static OneDnnProduct of(
      Shape shape,
      memory.desc from,
      memory.desc weights,
      memory.desc sums,
      primitive_attr attributes,
      NativeBlock source) {
    OneDnnProduct product;
    if (shape.convolution()) {
      long[] pad = {shape.kernel() / 2, shape.kernel() / 2};
      var description =
          new convolution_forward.primitive_desc(
              OneDnn.engine(),
              prop_kind.forward_inference,
              algorithm.convolution_direct,
              from,
              weights,
              sums,
              ONE,
              pad,
              pad,
              attributes,
              false);
      product =
          new OneDnnProduct(
              new OneDnnStep(new convolution_forward(description), description),
              description.weights_desc(),
              description.dst_desc());
    } else {
      var description =
          new matmul.primitive_desc(OneDnn.engine(), from, weights, sums, attributes, false);
      product =
          new OneDnnProduct(
              new OneDnnStep(new matmul(description), description),
              description.weights_desc(),
              description.dst_desc());
    }
    product.step.with(DNNL_ARG_SRC, source.as(from));
    return product;
  }

  /** The layout the weights must have. */
  memory.desc weightsForm() {
    return weightsForm;
  }

  /** The layout of the sums. */
  memory.desc sumsForm() {
    return sumsForm;
  }

  void bind(memory weights, memory sums) {
    step.with(DNNL_ARG_WEIGHTS, weights).with(DNNL_ARG_DST, sums);
  }

  void run() {
    step.run();
  }
}
