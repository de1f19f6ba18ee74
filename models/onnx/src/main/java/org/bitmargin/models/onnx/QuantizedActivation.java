package org.bitmargin.models.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Quantization of activations in a graph:
 *
 * <ul>
 *   <li>two levels (the sign): Where(x ≥ middle, high, low), QuantizeLinear, DequantizeLinear, the
 *       codes of ±1 being ±1 in int8;
 *   <li>more: Clip to the levels where x is not clipped to them already, QuantizeLinear,
 *       DequantizeLinear.
 * </ul>
 *
 * <p>QuantizeLinear rounds halves to even, ours go up. Only averages of levels fall on halves
 * often; of those the number of the level is worked out before, in double as we do. Where 0 is not
 * on the lattice of the levels, the lowest level is subtracted before and added after.
 */
final class QuantizedActivation {
  private static final long FLOAT = 1;
  private static final long INT64 = 7;
  private static final long DOUBLE = 11;

  private final OnnxGraph graph;
  private final Map<String, Range> clipped = new HashMap<>();
  private final Set<String> averaged = new HashSet<>();

  private record Range(float low, float high) {}

  QuantizedActivation(OnnxGraph graph) {
    this.graph = graph;
  }

  /** Hears of a value that is an average. */
  String averaged(String y) {
    averaged.add(y);
    return y;
  }

  /** Hears of a value y that is x clipped. */
  String clipped(String y, String x, float low, float high) {
    clipped.put(y, new Range(low, high));
    return averaged.contains(x) ? averaged(y) : y;
  }

  /** Adds it; the name of the quantized value. */
  String add(String name, String x, ActivationForm form) {
    Lattice lattice = form.lattice();
    boolean hasZero = lattice.zero().isPresent();
    int zero = lattice.zero().orElse(0);
    String scale = graph.number(name + ".scale", (float) lattice.step());
    String y;
    if (form.levels().length == 2) {
      String middle = graph.number(name + ".middle", (form.low() + form.high()) / 2);
      String above = graph.node("GreaterOrEqual", name + ".above", x, middle);
      y = graph.node("Where", name + ".level", above, high(name, form), low(name, form));
    } else {
      boolean inside = new Range(form.low(), form.high()).equals(clipped.get(x));
      y = inside ? x : graph.node("Clip", name + ".clipped", x, low(name, form), high(name, form));
    }
    if (form.levels().length > 2 && averaged.contains(x)) {
      y = halvesUp(name, y, lattice, zero, scale);
    } else if (!hasZero) {
      y = graph.node("Sub", name + ".from", y, low(name, form));
    }
    boolean signed = hasZero && zero <= 128 && lattice.number(form.high()) - zero <= Byte.MAX_VALUE;
    byte[] code = {(byte) (signed ? 0 : zero)};
    String point = graph.integers(name + ".zero", signed, code);
    y = graph.node("QuantizeLinear", name + ".codes", y, scale, point);
    y = graph.node("DequantizeLinear", hasZero ? name : name + ".values", y, scale, point);
    return hasZero ? y : graph.node("Add", name, y, low(name, form));
  }

  private String low(String name, ActivationForm form) {
    return graph.number(name + ".low", form.low());
  }

  private String high(String name, ActivationForm form) {
    return graph.number(name + ".high", form.high());
  }

  /** The level of x as a multiple of the step, so that nothing is left to round. */
  private String halvesUp(String name, String x, Lattice lattice, int zero, String scale) {
    String y = graph.node("Cast", name + ".double", Map.of("to", DOUBLE), x);
    y = graph.node("Sub", name + ".over", y, graph.wide(name + ".lowest", lattice.low()));
    y = graph.node("Div", name + ".steps", y, graph.wide(name + ".step", lattice.step()));
    y = graph.node("Add", name + ".up", y, graph.wide(name + ".half", 0.5));
    y =
        graph.node(
            "Cast", name + ".number", Map.of("to", INT64), y); // towards 0, and none is below
    y = graph.node("Cast", name + ".float", Map.of("to", FLOAT), y);
    y = graph.node("Sub", name + ".signed", y, graph.number(name + ".numberOf0", zero));
    return graph.node("Mul", name + ".level", y, scale);
  }
}
