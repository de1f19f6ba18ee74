package org.bitmargin.benchmarks.libtorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;

/** The parameters a script computes with, copied from ours, and the constants it is made with. */
final class TorchParameters {
  private static final int FULL = 32;

  private final NetworkSource source;
  private final String result;
  private final PtNDArray[] weights;
  private final PtNDArray[] others;
  private final PtNDArray[] statistics;

  /**
   * Copies what a source names.
   *
   * @param result the variable that holds what the lines compute
   */
  TorchParameters(PtNDManager manager, NetworkSource source, String result) {
    this.source = source;
    this.result = result;
    this.weights = copies(manager, source.weights());
    this.others = copies(manager, source.others());
    this.statistics = copies(manager, source.statistics());
    for (PtNDArray other : others) {
      other.setRequiresGradient(true);
    }
  }

  private static PtNDArray[] copies(PtNDManager manager, List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> Libtorch.tensor(manager, Tensors.toArray(p.value()), p.value().shape()))
        .map(Libtorch::channelsLast)
        .toArray(PtNDArray[]::new);
  }

  /** Constants of the script. */
  Map<String, Object> constants() {
    int bits = bits(source.weights().stream().map(Parameter::quantizer).toList());
    int levels = bits(List.of(source.activations()));
    int highest = levels == FULL ? 0 : (1 << levels - 1) - 1;
    Map<String, Object> constants = new TreeMap<>();
    constants.put("BITS", bits);
    constants.put("STEPS", bits == FULL ? 0 : (1 << bits) - 1);
    constants.put("ACTIVATION", levels);
    constants.put("STEP", 1.0 / Math.max(1, highest));
    constants.put("LOWEST", -highest);
    constants.put("HIGHEST", highest);
    constants.put("WEIGHTS", weights.length);
    constants.put("OTHERS", others.length);
    constants.put("LINES", source.text());
    constants.put("RESULT", result);
    return constants;
  }

  private static int bits(List<Quantizer> quantizers) {
    int[] widths = quantizers.stream().mapToInt(Quantizer::bits).distinct().toArray();
    if (widths.length > 1) {
      throw new IllegalArgumentException("weights of several widths: " + Arrays.toString(widths));
    }
    return widths.length == 0 ? FULL : widths[0];
  }

  PtNDArray[] weights() {
    return weights.clone();
  }

  PtNDArray[] others() {
    return others.clone();
  }

  PtNDArray[] statistics() {
    return statistics.clone();
  }

  /** Weights, then the others. */
  PtNDArray[] trained() {
    List<PtNDArray> all = new ArrayList<>(List.of(weights));
    all.addAll(List.of(others));
    return all.toArray(PtNDArray[]::new);
  }

  /** Of {@link #trained()}. */
  List<String> names() {
    List<Parameter> all = new ArrayList<>(source.weights());
    all.addAll(source.others());
    return all.stream().map(Parameter::name).toList();
  }

  /** Zeros for each trained one in its order in memory, which fused Adam goes by. */
  PtNDArray[] zeros() {
    PtNDArray[] zeros = trained();
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] =
          JniUtils.zerosLike(zeros[i], DataType.FLOAT32, zeros[i].getDevice(), SparseFormat.DENSE);
    }
    return zeros;
  }
}
