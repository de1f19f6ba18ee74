package org.bitmargin.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;

/**
 * Which operators stand for what; see {@link QuantizedActivation} and {@link StoredParameter} for
 * what is quantized.
 */
final class OnnxWriter implements GraphWriter<String> {
  private final OnnxGraph graph;
  private final QuantizedActivation activations;

  OnnxWriter(OnnxGraph graph) {
    this.graph = graph;
    this.activations = new QuantizedActivation(graph);
  }

  @Override
  public String convolution(
      String name, String x, Parameter weight, Parameter bias, Window window, int groups) {
    Map<String, Object> attributes =
        Map.of(
            "kernel_shape", twice(window.size()),
            "strides", twice(window.stride()),
            "pads", padding(window),
            "group", (long) groups);
    return graph.node("Conv", name, attributes, inputs(x, weight, bias));
  }

  @Override
  public String linear(String name, String x, Parameter weight, Parameter bias) {
    return graph.node("Gemm", name, Map.of("transB", 1L), inputs(x, weight, bias));
  }

  private String[] inputs(String x, Parameter weight, Parameter bias) {
    List<String> inputs = new ArrayList<>(List.of(x, StoredParameter.add(graph, weight)));
    if (bias != null) {
      inputs.add(StoredParameter.add(graph, bias));
    }
    return inputs.toArray(String[]::new);
  }

  @Override
  public String norm(
      String name,
      String x,
      Parameter gamma,
      Parameter beta,
      Parameter mean,
      Parameter variance,
      double epsilon) {
    return graph.node(
        "BatchNormalization",
        name,
        Map.of("epsilon", (float) epsilon),
        x,
        StoredParameter.add(graph, gamma),
        StoredParameter.add(graph, beta),
        StoredParameter.add(graph, mean),
        StoredParameter.add(graph, variance));
  }

  @Override
  public String maximum(String name, String x, Window window) {
    return graph.node("MaxPool", name, windows(window), x);
  }

  @Override
  public String average(String name, String x, Window window) {
    return activations.averaged(graph.node("AveragePool", name, windows(window), x));
  }

  @Override
  public String widening(String name, String x, int stride, int in, int out) {
    String shrunk = x;
    if (stride > 1) {
      Map<String, Object> attributes =
          Map.of("kernel_shape", twice(stride), "strides", twice(stride), "ceil_mode", 1L);
      shrunk = graph.node("AveragePool", in == out ? name : name + ".mean", attributes, x);
    }
    return in == out
        ? shrunk
        : graph.node(
            "Pad", name, shrunk, graph.longs(name + ".pads", 0, 0, 0, 0, 0, out - in, 0, 0));
  }

  private static Map<String, Object> windows(Window window) {
    return Map.of(
        "kernel_shape", twice(window.size()),
        "strides", twice(window.stride()),
        "pads", padding(window));
  }

  private static List<Long> twice(int size) {
    return List.of((long) size, (long) size);
  }

  private static List<Long> padding(Window window) {
    long p = window.padding();
    return List.of(p, p, p, p);
  }

  @Override
  public String globalMaximum(String name, String x) {
    return graph.node("GlobalMaxPool", name, x);
  }

  @Override
  public String globalAverage(String name, String x) {
    return activations.averaged(graph.node("GlobalAveragePool", name, x));
  }

  @Override
  public String clip(String name, String x, float low, float high) {
    graph.node(
        "Clip",
        name,
        x,
        bound(name + ".low", low, -Float.MAX_VALUE),
        bound(name + ".high", high, Float.MAX_VALUE));
    return activations.clipped(name, x, low, high);
  }

  /** An input left out where the bound is none. */
  private String bound(String name, float value, float none) {
    return Math.abs(value) >= Math.abs(none) ? "" : graph.number(name, value);
  }

  @Override
  public String quantize(String name, String x, Quantizer quantizer) {
    if (quantizer == FullPrecision.INSTANCE) {
      return x;
    }
    return activations.add(name, x, ActivationForm.of(name, quantizer));
  }

  @Override
  public String add(String name, String x, String y) {
    return graph.node("Add", name, x, y);
  }

  @Override
  public String flatten(String name, String x) {
    return graph.node("Flatten", name, Map.of("axis", 1L), x);
  }

  @Override
  public String scale(String name, String x, Parameter factor) {
    return graph.node("Mul", name, x, StoredParameter.add(graph, factor));
  }
}
