package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** [batch, channels, height, width] to [batch, features], in C order. */
public final class Flatten implements Layer {
  private final String name;
  private long[] shape;

  /** A reshaping layer. */
  public Flatten(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.flatten();
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.flatten(name, x);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      shape = x.shape();
    }
    return x.reshape(x.size(0), x.length() / x.size(0));
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return upstream.reshape(shape);
  }
}
