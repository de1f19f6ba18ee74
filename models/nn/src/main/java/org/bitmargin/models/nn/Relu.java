package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;

/** y = max(0, x); the gradient passes where x > 0. */
public final class Relu extends Activation {

  /** An activation layer. */
  public Relu(String name) {
    super(name);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.clip(name(), x, 0, Float.POSITIVE_INFINITY);
  }

  @Override
  void apply(float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(0f, values[i]);
    }
  }

  @Override
  void mask(float[] gradients, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      gradients[i] = x[i] > 0f ? gradients[i] : 0f;
    }
  }
}
