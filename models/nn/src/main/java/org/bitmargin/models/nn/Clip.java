package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;

/**
 * y = min(high, max(low, x)); the gradient passes where low < x < high. NaN, which only faults in
 * float parameters can produce, becomes low.
 */
public final class Clip extends Activation {
  private final float low;
  private final float high;

  /** Clipping to a range. */
  public Clip(String name, float low, float high) {
    super(name);
    if (!(low < high)) {
      throw new IllegalArgumentException(
          "low must be below high, were %s, %s".formatted(low, high));
    }
    this.low = low;
    this.high = high;
  }

  /** min(6, max(0, x)) (Howard et al., MobileNets, 2017). */
  public static Clip relu6(String name) {
    return new Clip(name, 0, 6);
  }

  /** max(0, x), kept finite: what is stored must be a number. */
  public static Clip relu(String name) {
    return new Clip(name, 0, Float.MAX_VALUE);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.clip(name(), x, low, high);
  }

  @Override
  void apply(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(low, Math.min(high, values[i]));
    }
    if (HardTanh.anyNan(values, n)) {
      for (int i = 0; i < n; i++) {
        values[i] = Float.isNaN(values[i]) ? low : values[i];
      }
    }
  }

  @Override
  void mask(float[] gradients, float[] x, int n) {
    // In floats, without a branch: the distances to the ends, enlarged and cut to 0 or 1.
    for (int i = 0; i < n; i++) {
      float above = Math.max(0f, Math.min(1f, (x[i] - low) * 0x1p127f));
      float below = Math.max(0f, Math.min(1f, (high - x[i]) * 0x1p127f));
      gradients[i] = gradients[i] * above * below + 0f;
    }
  }
}
