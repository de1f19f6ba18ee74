package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over 2×2 windows with stride 2; an odd last row or column is left out. On a tie the
 * gradient goes to the first of the window in row order.
 */
public final class MaxPool2d implements Layer {
  private final String name;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
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
    int planes = (int) (x.size(0) * x.size(1));
    int pooled = pooling.size();
    int plane = (int) (x.size(2) * x.size(3));
    INDArray y = output.in(phase, x.size(0), x.size(1), pooling.height(), pooling.width());
    boolean training = phase == Phase.TRAINING;
    if (training) {
      shape = x.shape();
      winners = winners.length == planes * pooled ? winners : new byte[planes * pooled];
    }
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, planes)
        .parallel()
        .forEach(
            p -> {
              float[] in = new float[plane];
              float[] max = new float[pooled];
              source.get(p * plane, in);
              if (training) {
                pooling.maxima(in, max, winners, p * pooled);
              } else {
                pooling.maxima(in, max);
              }
              target.put(p * pooled, max);
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (!wantInput) {
      return null;
    }
    Pooling pooling = new Pooling((int) shape[2], (int) shape[3]);
    int pooled = pooling.size();
    int plane = (int) (shape[2] * shape[3]);
    INDArray dx = inputGradient.of(shape);
    FloatBuffer source = Tensors.buffer(upstream);
    FloatBuffer target = Tensors.buffer(dx);
    IntStream.range(0, (int) (shape[0] * shape[1]))
        .parallel()
        .forEach(
            p -> {
              float[] up = new float[pooled];
              float[] down = new float[plane];
              source.get(p * pooled, up);
              pooling.spread(up, down, winners, p * pooled);
              target.put(p * plane, down);
            });
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(dx);
    return dx;
  }
}
