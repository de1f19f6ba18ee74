package org.bitmargin.models.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import org.bitmargin.models.inference.OneDnn;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * oneDNN's primitives for a same-padded convolution and the maxima of 2×2 windows of its result, on
 * so few images that all between input and maxima stays in a second-level cache. Inside, the
 * channels of a pixel are next to each other, where oneDNN is fastest; outside, planes are.
 *
 * <p>For one thread at a time; lives in the scope it is made in.
 */
final class PooledGroup {
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] NONE = {0, 0};

  private final IntegerConvolution integers;
  private final long[] reach;
  private final memory.desc source;
  private final memory.desc sums;
  private final memory.desc weights;
  private final convolution_forward.primitive_desc convolution;
  private final pooling_forward.primitive_desc pooling;

  private final memory plainWeights;
  private final memory weightGradient;
  private final memory images;
  private final memory convolved;
  private final memory maxima;
  private final memory winners;

  private final OneDnnStep loadWeights;
  private final OneDnnStep loadImages;
  private final OneDnnStep convolve;
  private final OneDnnStep pool;
  private final OneDnnStep storeMaxima;
  private final OneDnnStep loadUpstream;
  private final OneDnnStep unpool;
  private final OneDnnStep storeConvolved;
  private final OneDnnStep differentiate;
  private final OneDnnStep storeGradient;
  private boolean onBytes;

  /**
   * Steps for so many images.
   *
   * @param x sizes of the input, [any, in, h, w]
   * @param w sizes of the weights, [out, in, k, k]
   * @param input whether bytes can be had of it and of the weights
   */
  PooledGroup(int count, long[] x, long[] w, IntegerInput input) {
    long[] in = {count, x[1], x[2], x[3]};
    long[] out = {count, w[0], x[2], x[3]};
    long[] pooled = {count, w[0], x[2] / 2, x[3] / 2};
    reach = new long[] {w[2] / 2, w[3] / 2};
    source = floats(in, format_tag.nhwc);
    sums = floats(out, format_tag.nhwc);
    weights = floats(w, format_tag.any);
    convolution = convolution();
    pooling = pooling(floats(pooled, format_tag.nhwc));
    var unpooling = unpooling();
    var gradient = gradient();

    plainWeights = bound(floats(w, format_tag.oihw));
    weightGradient = own(floats(w, format_tag.oihw));
    images = bound(floats(in, format_tag.nchw));
    convolved = bound(floats(out, format_tag.nchw));
    maxima = bound(floats(pooled, format_tag.nchw));
    winners = bound(pooling.workspace_desc());
    memory packedWeights = own(convolution.weights_desc());
    memory packedGradient = own(gradient.diff_weights_desc());
    memory pixels = own(source);
    memory sumsOfPixels = own(sums);
    memory maximaOfPixels = own(pooling.dst_desc());

    loadWeights = OneDnnStep.copy(plainWeights, packedWeights);
    loadImages = OneDnnStep.copy(images, pixels);
    convolve =
        new OneDnnStep(new convolution_forward(convolution), convolution)
            .with(DNNL_ARG_SRC, pixels)
            .with(DNNL_ARG_WEIGHTS, packedWeights)
            .with(DNNL_ARG_DST, sumsOfPixels);
    pool =
        new OneDnnStep(new pooling_forward(pooling), pooling)
            .with(DNNL_ARG_SRC, sumsOfPixels)
            .with(DNNL_ARG_DST, maximaOfPixels)
            .with(DNNL_ARG_WORKSPACE, winners);
    storeMaxima = OneDnnStep.copy(maximaOfPixels, maxima);
    loadUpstream = OneDnnStep.copy(maxima, maximaOfPixels);
    unpool =
        new OneDnnStep(new pooling_backward(unpooling), unpooling)
            .with(DNNL_ARG_DIFF_DST, maximaOfPixels)
            .with(DNNL_ARG_DIFF_SRC, sumsOfPixels)
            .with(DNNL_ARG_WORKSPACE, winners);
    storeConvolved = OneDnnStep.copy(sumsOfPixels, convolved);
    differentiate =
        new OneDnnStep(new convolution_backward_weights(gradient), gradient)
            .with(DNNL_ARG_SRC, pixels)
            .with(DNNL_ARG_DIFF_DST, sumsOfPixels)
            .with(DNNL_ARG_DIFF_WEIGHTS, packedGradient);
    storeGradient = OneDnnStep.copy(packedGradient, weightGradient);
    integers =
        input.possible()
            ? new IntegerConvolution(input.weights(), input.levels(), images, in, sumsOfPixels, w)
            : null;
  }

  private convolution_forward.primitive_desc convolution() {
    return new convolution_forward.primitive_desc(
        OneDnn.engine(),
        prop_kind.forward_training,
        algorithm.convolution_direct,
        source,
        weights,
        sums,
        ONE,
        reach,
        reach,
        OneDnnStep.attributes(),
        false);
  }

  private pooling_forward.primitive_desc pooling(memory.desc pooled) {
    return new pooling_forward.primitive_desc(
        OneDnn.engine(),
        prop_kind.forward_training,
        algorithm.pooling_max,
        sums,
        pooled,
        TWO,
        TWO,
        NONE,
        NONE,
        NONE,
        OneDnnStep.attributes(),
        false);
  }

  private pooling_backward.primitive_desc unpooling() {
    return new pooling_backward.primitive_desc(
        OneDnn.engine(),
        algorithm.pooling_max,
        sums,
        pooling.dst_desc(),
        TWO,
        TWO,
        NONE,
        NONE,
        NONE,
        pooling,
        OneDnnStep.attributes(),
        false);
  }

  private convolution_backward_weights.primitive_desc gradient() {
    return new convolution_backward_weights.primitive_desc(
        OneDnn.engine(),
        algorithm.convolution_direct,
        source,
        weights,
        sums,
        ONE,
        reach,
        reach,
        convolution,
        OneDnnStep.attributes(),
        false);
  }

  private static memory.desc floats(long[] sizes, format_tag order) {
    return new memory.desc(sizes, data_type.f32, order);
  }

  private static memory own(memory.desc form) {
    return new memory(form, OneDnn.engine());
  }

  /** Without memory of its own: tensors are bound to it. */
  private static memory bound(memory.desc form) {
    return new memory(form, OneDnn.engine(), new Pointer());
  }

  /** Weights [out, in, k, k] for the passes to come. */
  void load(Pointer w) {
    plainWeights.set_data_handle(w);
    loadWeights.run();
    onBytes = false;
  }

  /** The weights last loaded as bytes, for the passes to come. */
  void loadBytes() {
    integers.load();
    onBytes = true;
  }

  /** From images x to maxima y; a byte each in {@code won} says which of the four it was. */
  void forward(Pointer x, Pointer y, Pointer won) {
    images.set_data_handle(x);
    maxima.set_data_handle(y);
    winners.set_data_handle(won);
    if (onBytes) {
      integers.run();
    } else {
      loadImages.run();
      convolve.run();
    }
    pool.run();
    storeMaxima.run();
  }

  /** The gradient of the convolved planes from that of the maxima. */
  void unpool(Pointer upstream, Pointer won, Pointer gradient) {
    maxima.set_data_handle(upstream);
    winners.set_data_handle(won);
    convolved.set_data_handle(gradient);
    loadUpstream.run();
    unpool.run();
    storeConvolved.run();
  }

  /** The gradient of the weights, [out, in, k, k], from that of the maxima. */
  void weightGradient(Pointer x, Pointer upstream, Pointer won, float[] gradient) {
    images.set_data_handle(x);
    maxima.set_data_handle(upstream);
    winners.set_data_handle(won);
    loadImages.run();
    loadUpstream.run();
    unpool.run();
    differentiate.run();
    storeGradient.run();
    new FloatPointer(weightGradient.get_data_handle()).get(gradient);
  }
}
