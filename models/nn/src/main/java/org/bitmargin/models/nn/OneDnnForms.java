package org.bitmargin.models.nn;

import org.bitmargin.models.inference.OneDnn;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;

/** Layouts and descriptions of a convolution's primitives for one shape of the input. */
final class OneDnnForms {
  private static final long[] UNDILATED = {0, 0};

  private final ConvolutionShape shape;
  private final long[] input;
  private final boolean training;
  private final long[] stride;
  private final long[] padding;

  OneDnnForms(ConvolutionShape shape, long[] input, boolean training) {
    this.shape = shape;
    this.input = input;
    this.training = training;
    this.stride = new long[] {shape.stride(), shape.stride()};
    this.padding = new long[] {shape.padding(), shape.padding()};
  }

  long[] input() {
    return input;
  }

  /** Whether backward passes follow. */
  boolean training() {
    return training;
  }

  long[] output() {
    return new long[] {input[0], shape.out(), shape.output(input[2]), shape.output(input[3])};
  }

  memory.desc plainInput() {
    return form(input, format_tag.nchw);
  }

  memory.desc plainOutput() {
    return form(output(), format_tag.nchw);
  }

  memory.desc plainWeights() {
    return weights(shape.groups() == 1 ? format_tag.oihw : format_tag.goihw);
  }

  private memory.desc weights(format_tag order) {
    int g = shape.groups();
    int k = shape.kernel();
    long[] sizes = g == 1 ? shape.weights() : new long[] {g, shape.out() / g, shape.in() / g, k, k};
    return form(sizes, order);
  }

  private static memory.desc form(long[] sizes, format_tag order) {
    return new memory.desc(sizes, data_type.f32, order);
  }

  convolution_forward.primitive_desc forward() {
    return new convolution_forward.primitive_desc(
        OneDnn.engine(),
        training ? prop_kind.forward_training : prop_kind.forward_inference,
        algorithm.convolution_direct,
        form(input, format_tag.any),
        weights(format_tag.any),
        form(output(), format_tag.any),
        stride,
        UNDILATED,
        padding,
        padding,
        OneDnnStep.attributes(),
        false);
  }

  convolution_backward_weights.primitive_desc backwardWeights(
      convolution_forward.primitive_desc hint) {
    return new convolution_backward_weights.primitive_desc(
        OneDnn.engine(),
        algorithm.convolution_direct,
        form(input, format_tag.any),
        weights(format_tag.any),
        form(output(), format_tag.any),
        stride,
        UNDILATED,
        padding,
        padding,
        hint,
        OneDnnStep.attributes(),
        false);
  }

  convolution_backward_data.primitive_desc backwardData(convolution_forward.primitive_desc hint) {
    return new convolution_backward_data.primitive_desc(
        OneDnn.engine(),
        algorithm.convolution_direct,
        form(input, format_tag.any),
        weights(format_tag.any),
        form(output(), format_tag.any),
        stride,
        UNDILATED,
        padding,
        padding,
        hint,
        OneDnnStep.attributes(),
        false);
  }
}
