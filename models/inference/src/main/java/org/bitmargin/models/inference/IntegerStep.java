package org.bitmargin.models.inference;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;

/**
 * One stage on a fixed number of images: products, maxima, then numbers of levels. Between stages
 * there are bytes, the channels of a pixel next to each other.
 */
final class IntegerStep {
  private final IntegerStage stage;
  private final OneDnnShape shape;
  private final NativeBlock source;
  private final LatticeOrigin origin;
  private final OneDnnProduct product;
  private final NativeBlock sums;
  private final OneDnnStep maxima;
  private final NativeBlock result;
  private final LatticeRounding rounding;
  private final OneDnnStep toBytes;

  /**
   * A step.
   *
   * @param source floats where they are images, else bytes
   * @param target of the bytes, null for logits
   */
  IntegerStep(IntegerStage stage, OneDnnShape shape, NativeBlock source, NativeBlock target) {
    this.stage = stage;
    this.shape = shape;
    this.source = source;
    LatticeLevels input = stage.input();
    this.product =
        input == null
            ? OneDnnProduct.ofFloats(shape, source)
            : OneDnnProduct.ofIntegers(shape, input.type(), source, stage.scale());
    memory.desc form = product.sumsForm();
    this.sums = new NativeBlock(form.get_size());
    this.origin =
        input == null ? null : new LatticeOrigin(shape, input.bias(), source, stage.origin(), sums);
    memory summed = sums.as(form);
    product.bind(weights(), summed);
    boolean pool = stage.stage().pool();
    if (pool) {
      var pooling = OneDnnStep.pooling(form, shape.pooled());
      form = pooling.dst_desc();
      this.result = new NativeBlock(form.get_size());
      this.maxima = OneDnnStep.maxima(pooling, summed, result.as(form));
    } else {
      this.result = sums;
      this.maxima = null;
    }
    if (target == null) {
      this.rounding = null;
      this.toBytes = null;
    } else {
      long[] sizes = pool ? shape.pooled() : shape.convolved();
      this.rounding = new LatticeRounding(channelsLast(data_type.f32, sizes), form);
      memory bytes = target.as(channelsLast(stage.output().type(), sizes));
      this.toBytes = OneDnnStep.copy(result.as(form), bytes);
    }
  }

  private static memory.desc channelsLast(data_type type, long[] sizes) {
    boolean spatial = sizes.length == 4;
    return new memory.desc(sizes, type, spatial ? memory.format_tag.nhwc : memory.format_tag.ab);
  }

  /** The weights as this step reads them, up to date. */
  private memory weights() {
    return stage.weights().packed(product.weightsForm(), shape);
  }

  /** Computes target from source. */
  void run() {
    weights();
    if (origin != null) {
      origin.run();
    }
    product.run();
    if (maxima != null) {
      maxima.run();
    }
    if (toBytes != null) {
      rounding.apply(stage.map(), result.floats());
      toBytes.run();
    }
  }

  OneDnnShape shape() {
    return shape;
  }

  NativeBlock source() {
    return source;
  }

  /** The sums, or their maxima; of the last stage [images, out]. */
  FloatBuffer result() {
    return result.floats();
  }
}
