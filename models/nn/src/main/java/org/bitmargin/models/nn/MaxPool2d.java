package org.bitmargin.models.nn;

import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over 2×2 windows with stride 2; an odd last row or column is left out. On a tie the
 * gradient goes to the first of the window in row order.
 */
public final class MaxPool2d implements Layer, SharesMemory {
  private final String name;
  private final LayerMemory memory = new LayerMemory();
  private byte[] winners = {};
  private long[] shape;

  /** A pooling layer. */
  public MaxPool2d(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    memory.share(shared);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.pool();
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.maximum(name, x, new GraphWriter.Window(2, 2, 0));
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    Pooling pooling = new Pooling((int) x.size(2), (int) x.size(3));
    int pooled = pooling.size();
    INDArray y = memory.output(phase, x, x.size(0), x.size(1), pooling.height(), pooling.width());
    boolean training = phase == Phase.TRAINING;
    if (training) {
      shape = x.shape();
      winners = winners.length == y.length() ? winners : new byte[(int) y.length()];
    }
    Planes.map(
        x,
        y,
        (plane, in, from, out, to) -> {
          if (training) {
            pooling.maxima(in, from, out, to, winners, plane * pooled);
          } else {
            pooling.maxima(in, from, out, to);
          }
        });
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (!wantInput) {
      return null;
    }
    Pooling pooling = new Pooling((int) shape[2], (int) shape[3]);
    int pooled = pooling.size();
    INDArray dx = memory.gradient(upstream, shape);
    Planes.map(
        upstream,
        dx,
        (plane, up, from, down, to) -> pooling.spread(up, from, down, to, winners, plane * pooled));
    return dx;
  }
}
