package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.OneDnn;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Conv2d} without bias followed by a {@link MaxPool2d}, as one pass: the convolved planes,
 * four times as large as what remains of them, never leave the cache.
 */
public final class ConvPool2d implements Layer, TakesLevels, SharesMemory {
  private final Conv2d convolution;
  private final MaxPool2d pool;
  private final IntegerInput integers;
  private final PooledGroups groups;
  private final Scratch output = new Scratch();
  private INDArray input;

  /** Weights are drawn as those of {@link Conv2d}, from the same numbers. */
  public ConvPool2d(
      String name, int in, int out, int k, Quantizer quantizer, RandomGenerator init) {
    this(new Conv2d(name, in, out, k, false, quantizer, init), new MaxPool2d(name + ".pool"));
  }

  /** Both layers as one; the convolution has no bias. */
  ConvPool2d(Conv2d convolution, MaxPool2d pool) {
    this.convolution = convolution;
    this.pool = pool;
    this.integers = new IntegerInput(convolution.parameters().get(0));
    this.groups = OneDnn.engine() == null ? null : new PooledGroups(integers);
  }

  @Override
  public String name() {
    return convolution.name();
  }

  @Override
  public void share(SharedMemory shared) {
    convolution.share(shared);
    pool.share(shared);
  }

  @Override
  public List<Parameter> parameters() {
    return convolution.parameters();
  }

  @Override
  public void input(Quantizer quantizer) {
    integers.of(quantizer);
  }

  @Override
  public void plan(PlanBuilder plan) {
    convolution.plan(plan);
    pool.plan(plan);
  }

  @Override
  public long multiplyAdds(INDArray x, INDArray y) {
    return parameters().get(0).value().length() * x.size(2) * x.size(3);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return pool.graph(graph, convolution.graph(graph, x));
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    boolean training = phase == Phase.TRAINING;
    if (!training && convolution.hasFewTaps()) {
      return shifted(x);
    }
    if (groups == null) {
      return pool.forward(convolution.forward(x, phase), phase);
    }
    if (training) {
      input = x;
    }
    return groups.forward(x, convolution.weights().refresh(phase), phase);
  }

  /** By shifted planes, whose sums inference on packed bits repeats in the same order. */
  private INDArray shifted(INDArray x) {
    INDArray weights = convolution.weights().refresh(Phase.INFERENCE);
    int batch = (int) x.size(0);
    int out = (int) weights.size(0);
    Pooling pooling = new Pooling((int) x.size(2), (int) x.size(3));
    int pooled = pooling.size();
    Taps taps = ShiftedPlanes.taps(x, weights);
    INDArray y = output.in(Phase.INFERENCE, batch, out, pooling.height(), pooling.width());
    float[] w = Tensors.toArray(weights);
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    int image = (int) (x.length() / batch);
    IntStream.range(0, batch)
        .parallel()
        .forEach(
            n -> {
              float[][] planes = taps.unfold(source, n * image);
              float[] convolved = new float[planes[0].length];
              float[] max = new float[pooled];
              for (int o = 0; o < out; o++) {
                Taps.weightedSum(planes, w, o * planes.length, convolved);
                pooling.maxima(convolved, 0, max, 0);
                target.put((n * out + o) * pooled, max);
              }
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (groups == null) {
      return convolution.backward(pool.backward(upstream, true), wantInput);
    }
    INDArray used = convolution.weights().ofTraining();
    if (!wantInput && convolution.hasFewTaps()) {
      convolution.weightGradient(groups.weightGradient(input, used, upstream));
      return null;
    }
    return convolution.backward(input, groups.unpool(input, used, upstream), wantInput);
  }
}
