package org.bitmargin.benchmarks.libtorch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;

/**
 * Writes what a network computes as lines of TorchScript, each of which gives a variable its value.
 * Parameters are elements of three lists: {@code w} of quantized weights, {@code o} of others that
 * are trained, {@code s} of running statistics.
 */
final class NetworkSource implements GraphWriter<String> {
  private final List<String> lines = new ArrayList<>();
  private final List<Parameter> weights = new ArrayList<>();
  private final List<Parameter> others = new ArrayList<>();
  private final List<Parameter> statistics = new ArrayList<>();
  private Quantizer activations = FullPrecision.INSTANCE;
  private String clipped = "";
  private String unclipped = "";

  List<Parameter> weights() {
    return weights;
  }

  List<Parameter> others() {
    return others;
  }

  List<Parameter> statistics() {
    return statistics;
  }

  /** Of all activations. */
  Quantizer activations() {
    return activations;
  }

  /** The lines in order, indented as the body of a method. */
  String text() {
    return String.join("\n", lines.stream().map(line -> "    " + line).toList());
  }

  private String line(String format, Object... values) {
    String variable = "y" + lines.size();
    lines.add(variable + " = " + String.format(Locale.ROOT, format, values));
    return variable;
  }

  private static String element(String list, List<Parameter> parameters, Parameter parameter) {
    if (parameter == null) {
      return "None";
    }
    parameters.add(parameter);
    return "%s[%d]".formatted(list, parameters.size() - 1);
  }

  private String other(Parameter parameter) {
    return element("o", others, parameter);
  }

  private static String pair(int n) {
    return "[%d, %d]".formatted(n, n);
  }

  @Override
  public String convolution(
      String name, String x, Parameter weight, Parameter bias, Window window, int groups) {
    return line(
        "torch.conv2d(%s, %s, %s, %s, %s, [1, 1], %d)",
        x,
        element("w", weights, weight),
        other(bias),
        pair(window.stride()),
        pair(window.padding()),
        groups);
  }

  @Override
  public String linear(String name, String x, Parameter weight, Parameter bias) {
    return line("torch.linear(%s, %s, %s)", x, element("w", weights, weight), other(bias));
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
    return line(
        "torch.batch_norm(%s, %s, %s, %s, %s, train, 0.1, %.9f, False)",
        x,
        other(gamma),
        other(beta),
        element("s", statistics, mean),
        element("s", statistics, variance),
        epsilon);
  }

  @Override
  public String maximum(String name, String x, Window window) {
    return line(
        "torch.max_pool2d(%s, %s, %s, %s)",
        x, pair(window.size()), pair(window.stride()), pair(window.padding()));
  }

  @Override
  public String average(String name, String x, Window window) {
    return line("torch.avg_pool2d(%s, %s, %s)", x, pair(window.size()), pair(window.stride()));
  }

  @Override
  public String widening(String name, String x, int stride, int in, int out) {
    String means =
        stride == 1
            ? x
            : line(
                "torch.avg_pool2d(%s, %s, %s, [0, 0], True, False)", x, pair(stride), pair(stride));
    return line("torch.constant_pad_nd(%s, [0, 0, 0, 0, 0, %d])", means, out - in);
  }

  @Override
  public String globalMaximum(String name, String x) {
    return line("torch.max_pool2d(%s, [torch.size(%s, 2), torch.size(%s, 3)])", x, x, x);
  }

  @Override
  public String globalAverage(String name, String x) {
    return line("torch.adaptive_avg_pool2d(%s, [1, 1])", x);
  }

  @Override
  public String clip(String name, String x, float low, float high) {
    unclipped = x;
    clipped = line("torch.clamp(%s, %s, %s)", x, number(low), number(high));
    return clipped;
  }

  private static String number(float value) {
    return new BigDecimal(value).toPlainString();
  }

  @Override
  public String quantize(String name, String x, Quantizer quantizer) {
    if (quantizer == FullPrecision.INSTANCE) {
      return x;
    }
    activations = quantizer;
    if (!x.equals(clipped)) {
      return line("(self).levels(%s, train, )", x);
    }
    lines.remove(lines.size() - 1);
    return line("(self).act(%s, train, )", unclipped);
  }

  @Override
  public String add(String name, String x, String y) {
    return line("torch.add(%s, %s)", x, y);
  }

  @Override
  public String flatten(String name, String x) {
    return line("torch.flatten(%s, 1)", x);
  }

  @Override
  public String scale(String name, String x, Parameter factor) {
    return line("torch.mul(%s, %s)", x, other(factor));
  }
}
