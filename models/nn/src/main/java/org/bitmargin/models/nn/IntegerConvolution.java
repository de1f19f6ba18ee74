package org.bitmargin.models.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.Pointer;

/** As {@link IntegerLinear}, for the same-padded convolution of a group of images. */
final class IntegerConvolution {
  private static final long[] ONE = {1, 1};

  private final WeightCodes weights;
  private final double unit;
  private final memory scale = Native.number();
  private final memory origins;
  private final float[] row;
  private final OneDnnStep loadWeights;
  private final OneDnnStep load;
  private final OneDnnStep count;
  private final OneDnnStep spread;
  private final OneDnnStep product;
  private final OneDnnStep addProduct;

  /**
   * Steps for one group.
   *
   * @param images floats
   * @param in their sizes, [count, in, h, w]
   * @param sums floats, channels last
   * @param w sizes of the weights, [out, in, k, k]
   */
  IntegerConvolution(
      WeightCodes weights, WholeSteps levels, memory images, long[] in, memory sums, long[] w) {
    this.weights = weights;
    this.unit = levels.step();
    this.row = new float[(int) w[0]];
    long[] one = {1, w[1], w[2], w[3]};
    long[] reach = {w[2] / 2, w[3] / 2};
    long pixels = in[0] * in[2] * in[3];
    var source = new memory.desc(in, levels.type(), format_tag.nhwc);
    var counted =
        new memory.desc(new long[] {in[0], 1, in[2], in[3]}, data_type.f32, format_tag.nhwc);
    var convolution = convolution(source, w, sums.get_desc(), reach, IntegerLinear.scaled(false));
    var adding = convolution(source, w, sums.get_desc(), reach, IntegerLinear.scaled(true));
    var counting = convolution(source, one, counted, reach, OneDnnStep.attributes());

    memory codes =
        new memory(
            new memory.desc(w, data_type.s8, format_tag.oihw),
            Native.engine(),
            weights.bytes().get_data_handle());
    memory packed = Native.own(convolution.weights_desc());
    memory numbers = Native.own(source);
    loadWeights = OneDnnStep.copy(codes, packed);
    load = IntegerLinear.numbers(images, numbers, unit);
    product = step(convolution, numbers, packed, sums);
    addProduct = step(adding, numbers, packed, sums);

    memory ones = Native.own(new memory.desc(one, data_type.s8, format_tag.oihw));
    Pointer.memset(ones.get_data_handle(), 1, w[1] * w[2] * w[3]);
    memory packedOnes = Native.own(counting.weights_desc());
    OneDnnStep.copy(ones, packedOnes).run();
    memory counts = Native.own(counted);
    origins = Native.own(Native.floats(format_tag.ab, 1, w[0]));
    count =
        new OneDnnStep(new convolution_forward(counting), counting)
            .with(DNNL_ARG_SRC, numbers)
            .with(DNNL_ARG_WEIGHTS, packedOnes)
            .with(DNNL_ARG_DST, counts);
    spread = OneDnnStep.product(matrix(counts, pixels, 1), origins, matrix(sums, pixels, w[0]));
  }

  private static convolution_forward.primitive_desc convolution(
      memory.desc source, long[] w, memory.desc sums, long[] reach, primitive_attr attributes) {
    return new convolution_forward.primitive_desc(
        Native.engine(),
        prop_kind.forward_inference,
        algorithm.convolution_direct,
        source,
        new memory.desc(w, data_type.s8, format_tag.any),
        sums,
        ONE,
        reach,
        reach,
        attributes,
        false);
  }

  private OneDnnStep step(
      convolution_forward.primitive_desc description, memory numbers, memory packed, memory sums) {
    return new OneDnnStep(new convolution_forward(description), description)
        .with(DNNL_ARG_SRC, numbers)
        .with(DNNL_ARG_WEIGHTS, packed)
        .with(DNNL_ARG_DST, sums)
        .with(DNNL_ARG_ATTR_SCALES | DNNL_ARG_WEIGHTS, scale);
  }

  /** The same floats as a matrix. */
  private static memory matrix(memory floats, long rows, long columns) {
    return new memory(
        Native.floats(format_tag.ab, rows, columns), Native.engine(), floats.get_data_handle());
  }

  /** Takes over the weights last loaded. */
  void load() {
    loadWeights.run();
    Native.set(scale, (float) (unit * weights.step()));
    Arrays.fill(row, (float) (unit * weights.origin()));
    Native.set(origins, row);
  }

  /** From the images to their sums. */
  void run() {
    load.run();
    if (weights.origin() == 0) {
      product.run();
    } else {
      count.run();
      spread.run();
      addProduct.run();
    }
  }
}
