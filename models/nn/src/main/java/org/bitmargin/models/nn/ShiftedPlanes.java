package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of few taps (a first layer on grey or colour images) as a weighted sum of shifted
 * planes that stay in the cache, where oneDNN would reorder memory for most of the time.
 */
final class ShiftedPlanes implements ConvolutionKernel {
  // Partial weight gradients are summed in a fixed order, whatever the number of threads.
  private static final int PARTS = 8;

  private final LayerMemory memory;
  private final Scratch partial = new Scratch();

  ShiftedPlanes(LayerMemory memory) {
    this.memory = memory;
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    int batch = (int) x.size(0);
    int out = (int) weights.size(0);
    int image = (int) (x.length() / batch);
    Taps taps = taps(x, weights);
    INDArray y = memory.output(phase, x, batch, out, x.size(2), x.size(3));
    float[] w = Tensors.toArray(weights);
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, batch)
        .parallel()
        .forEach(
            n -> {
              float[][] planes = taps.unfold(source, n * image);
              float[] result = new float[planes[0].length];
              for (int o = 0; o < out; o++) {
                Taps.weightedSum(planes, w, o * planes.length, result);
                target.put((n * out + o) * result.length, result);
              }
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  static Taps taps(INDArray x, INDArray weights) {
    return new Taps((int) x.size(1), (int) x.size(2), (int) x.size(3), (int) weights.size(2));
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    int batch = (int) x.size(0);
    long out = weights.size(0);
    long plane = x.size(2) * x.size(3);
    int image = (int) (x.length() / batch);
    Taps taps = taps(x, weights);
    FloatBuffer source = Tensors.buffer(x);
    INDArray g = upstream.reshape(batch, out, plane);
    INDArray parts = partial.of(PARTS, out, taps.count());
    parts.assign(0);
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            p -> {
              INDArray sum = parts.slice(p);
              INDArray columns = Tensors.zeros(taps.count(), plane);
              FloatBuffer target = Tensors.buffer(columns);
              for (int n = p; n < batch; n += PARTS) {
                float[][] planes = taps.unfold(source, n * image);
                for (int t = 0; t < planes.length; t++) {
                  target.put(t * planes[t].length, planes[t]);
                }
                Gemm.addTimesTransposed(g.slice(n), columns, sum);
              }
            });
    Reference.reachabilityFence(x);
    INDArray dw = parts.sum(0).reshape(weights.shape());
    return new Gradients(dw, wantInput ? inputGradient(x, weights, g) : null);
  }

  /** The convolution of the upstream gradient with the weights turned by 180 degrees. */
  private INDArray inputGradient(INDArray x, INDArray weights, INDArray g) {
    int h = (int) x.size(2);
    int w = (int) x.size(3);
    int in = (int) x.size(1);
    int out = (int) weights.size(0);
    int k = (int) weights.size(2);
    INDArray dx = memory.gradient(g, x.shape());
    float[] ws = Tensors.toArray(weights);
    FloatBuffer source = Tensors.buffer(Tensors.dense(g));
    FloatBuffer target = Tensors.buffer(dx);
    IntStream.range(0, (int) x.size(0))
        .parallel()
        .forEach(
            n -> {
              float[] up = new float[h * w];
              float[] shifted = new float[h * w];
              float[][] result = new float[in][h * w];
              for (int o = 0; o < out; o++) {
                source.get((n * out + o) * up.length, up);
                for (int t = 0; t < k * k; t++) {
                  Taps.shift(up, shifted, h, w, k / 2 - t / k, k / 2 - t % k);
                  for (int c = 0; c < in; c++) {
                    Taps.addScaled(result[c], shifted, ws[(o * in + c) * k * k + t]);
                  }
                }
              }
              for (int c = 0; c < in; c++) {
                target.put((n * in + c) * up.length, result[c]);
              }
            });
    Reference.reachabilityFence(g);
    Reference.reachabilityFence(dx);
    return dx;
  }
}
