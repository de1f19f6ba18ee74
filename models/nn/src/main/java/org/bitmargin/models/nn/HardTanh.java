package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;
import org.bitmargin.models.inference.PlanBuilder;

/**
 * y = min(1, max(−1, x)); the gradient passes where |x| ≤ 1. NaN, which only faults in float
 * parameters can produce, becomes −1.
 */
public final class HardTanh extends Activation {
  /** An activation layer. */
  public HardTanh(String name) {
    super(name);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.hardTanh();
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.clip(name(), x, -1, 1);
  }

  @Override
  void apply(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(-1f, Math.min(1f, values[i]));
    }
    if (anyNan(values, n)) {
      for (int i = 0; i < n; i++) {
        values[i] = Float.isNaN(values[i]) ? -1f : values[i];
      }
    }
  }

  /** By sums of clipped values, four at a time: a test of each would take longer than clipping. */
  static boolean anyNan(float[] values, int n) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < n; i++) {
      a += values[i];
    }
    return Float.isNaN(a + b + c + d);
  }

  @Override
  void mask(float[] gradients, float[] x, int n) {
    // In floats, without a branch: the distance to 1 in units of at most 1/2, cut to 0 or 1.
    for (int i = 0; i < n; i++) {
      float inside = Math.max(0f, Math.min(1f, (1f - Math.abs(x[i])) * 0x1p24f + 1f));
      gradients[i] = gradients[i] * inside + 0f;
    }
  }
}
