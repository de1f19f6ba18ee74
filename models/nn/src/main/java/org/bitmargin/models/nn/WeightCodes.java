package org.bitmargin.models.nn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.LatticeCodes;
import org.bitmargin.models.inference.OneDnnStep;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The quantized weights of a pass as signed bytes c, w = origin + step·c, for quantizers whose
 * values are equally spaced over one range that the least and the greatest weight decide on.
 */
final class WeightCodes {
  private static final int BLOCK = 2048;
  private static final int RUN = 64 * BLOCK;

  private final Parameter parameter;
  private final LatticeCodes codes;
  private final boolean fixed;
  private final memory values;
  private final memory bytes;
  private final memory origin;
  private final memory inverseStep;
  private final OneDnnStep encode;
  private float start;
  private float step;

  /** For a parameter; empty where its quantizer is none of those. */
  static Optional<WeightCodes> of(Parameter parameter) {
    return LatticeCodes.of(parameter.quantizer())
        .filter(codes -> byExtremes(parameter))
        .map(codes -> new WeightCodes(parameter, codes));
  }

  /** Whether the extremes alone have the ranges of the whole tensor. */
  private static boolean byExtremes(Parameter parameter) {
    Quantizer quantizer = parameter.quantizer();
    float[] ofAll = quantizer.encode(parameter.value()).ranges();
    return Arrays.equals(ofAll, quantizer.encode(extremes(parameter.value())).ranges());
  }

  private WeightCodes(Parameter parameter, LatticeCodes codes) {
    this.parameter = parameter;
    this.codes = codes;
    this.fixed = parameter.quantizer().encode(Tensors.zeros(1, 1)).ranges().length == 0;
    long[] sizes = {1, parameter.value().length()};
    values = Native.bound(new memory.desc(sizes, data_type.f32, format_tag.ab));
    bytes = Native.own(new memory.desc(sizes, data_type.s8, format_tag.ab));
    origin = Native.own(new memory.desc(new long[] {1, 1}, data_type.f32, format_tag.ab));
    inverseStep = Native.number();
    primitive_attr scaled = OneDnnStep.attributes();
    scaled.set_scales_mask(DNNL_ARG_SRC_0, 0);
    scaled.set_scales_mask(DNNL_ARG_SRC_1, 0);
    var difference =
        new binary.primitive_desc(
            Native.engine(),
            algorithm.binary_sub,
            values.get_desc(),
            origin.get_desc(),
            bytes.get_desc(),
            scaled,
            false);
    encode =
        new OneDnnStep(new binary(difference), difference)
            .with(DNNL_ARG_SRC_0, values)
            .with(DNNL_ARG_SRC_1, origin)
            .with(DNNL_ARG_DST, bytes)
            .with(DNNL_ARG_ATTR_SCALES | DNNL_ARG_SRC_0, inverseStep)
            .with(DNNL_ARG_ATTR_SCALES | DNNL_ARG_SRC_1, inverseStep);
  }

  /** Works out the bytes of quantized weights; false where they are no finite numbers. */
  boolean load(INDArray quantized) {
    INDArray sample = fixed ? Tensors.zeros(1, 1) : extremes(parameter.value());
    LatticeCodes.Grid grid = codes.grid(parameter.quantizer().encode(sample)).orElse(null);
    if (grid == null) {
      return false;
    }
    start = grid.origin()[0];
    step = grid.step()[0];
    Native.set(origin, start);
    Native.set(inverseStep, 1 / step);
    values.set_data_handle(quantized.data().addressPointer());
    encode.run();
    Reference.reachabilityFence(quantized);
    return true;
  }

  /** The bytes, in the parameter's order. */
  memory bytes() {
    return bytes;
  }

  float origin() {
    return start;
  }

  float step() {
    return step;
  }

  /** The least and the greatest value, [1, 2]. */
  private static INDArray extremes(INDArray tensor) {
    FloatBuffer buffer = Tensors.buffer(tensor);
    int length = (int) tensor.length();
    float[][] ends =
        IntStream.range(0, (length + RUN - 1) / RUN)
            .parallel()
            .mapToObj(r -> ends(buffer, r * RUN, Math.min(length, (r + 1) * RUN)))
            .toArray(float[][]::new);
    Reference.reachabilityFence(tensor);
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float[] end : ends) {
      low = Math.min(low, end[0]);
      high = Math.max(high, end[1]);
    }
    return Tensors.of(new float[] {low, high}, 1, 2);
  }

  /** Element by element over blocks first: a running minimum would wait for itself. */
  private static float[] ends(FloatBuffer values, int from, int to) {
    float[] block = new float[BLOCK];
    Arrays.fill(block, values.get(from));
    float[] least = block.clone();
    float[] greatest = block.clone();
    for (int at = from; at < to; at += BLOCK) {
      values.get(at, block, 0, Math.min(BLOCK, to - at));
      for (int i = 0; i < BLOCK; i++) {
        least[i] = Math.min(least[i], block[i]);
      }
      for (int i = 0; i < BLOCK; i++) {
        greatest[i] = Math.max(greatest[i], block[i]);
      }
    }
    float low = least[0];
    float high = greatest[0];
    for (int i = 1; i < BLOCK; i++) {
      low = Math.min(low, least[i]);
      high = Math.max(high, greatest[i]);
    }
    return new float[] {low, high};
  }
}
