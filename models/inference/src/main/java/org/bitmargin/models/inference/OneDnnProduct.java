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
      OneDnnShape shape, data_type type, NativeBlock source, NativeBlock scale) {
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
  static OneDnnProduct ofFloats(OneDnnShape shape, NativeBlock source) {
    return of(
        shape,
        shape.source(data_type.f32, false),
        shape.weights(data_type.f32, format_tag.any),
        shape.sums(format_tag.any),
        OneDnnStep.attributes(),
        source);
  }

  private static OneDnnProduct of(
      OneDnnShape shape,
      memory.desc from,
      memory.desc weights,
      memory.desc sums,
      primitive_attr attributes,
      NativeBlock source) {
    OneDnnProduct product =
        shape.convolution()
            ? convolution(shape.kernel() / 2, from, weights, sums, attributes)
            : linear(from, weights, sums, attributes);
    product.step.with(DNNL_ARG_SRC, source.as(from));
    return product;
  }

  private static OneDnnProduct convolution(
      long reach,
      memory.desc from,
      memory.desc weights,
      memory.desc sums,
      primitive_attr attributes) {
    long[] pad = {reach, reach};
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
    var step = new OneDnnStep(new convolution_forward(description), description);
    return new OneDnnProduct(step, description.weights_desc(), description.dst_desc());
  }

  private static OneDnnProduct linear(
      memory.desc from, memory.desc weights, memory.desc sums, primitive_attr attributes) {
    var description =
        new matmul.primitive_desc(OneDnn.engine(), from, weights, sums, attributes, false);
    var step = new OneDnnStep(new matmul(description), description);
    return new OneDnnProduct(step, description.weights_desc(), description.dst_desc());
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
