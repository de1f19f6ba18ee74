package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of few taps (a first layer on grey or colour images) as a sum of shifted planes: each
 * tap is one multiply-add over a whole plane that stays in the cache, where oneDNN would reorder
 * memory for most of the time.
 */
final class ShiftedPlanes implements ConvolutionKernel {
  // Partial weight gradients are summed in a fixed order, whatever the number of threads.
  private static final int PARTS = 8;

  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private final Scratch columns = new Scratch();
  private final Scratch partial = new Scratch();

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    int batch = (int) x.size(0);
    int taps = (int) (weights.length() / weights.size(0));
    int out = (int) weights.size(0);
    int plane = (int) (x.size(2) * x.size(3));
    INDArray cols = unfold(x, (int) weights.size(2), phase);
    INDArray y = output.in(phase, batch, out, x.size(2), x.size(3));
    float[] w = Tensors.toArray(weights);
    FloatBuffer source = Tensors.buffer(cols);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, batch)
        .parallel()
        .forEach(
            n -> {
              float[] c = new float[taps * plane];
              source.get(n * c.length, c);
              float[] result = new float[plane];
              for (int o = 0; o < out; o++) {
                Arrays.fill(result, 0);
                int t = 0;
                for (; t + 9 <= taps; t += 9) {
                  addScaled9(result, c, t * plane, w, o * taps + t);
                }
                for (; t < taps; t++) {
                  addScaled(result, c, t * plane, w[o * taps + t]);
                }
                target.put((n * out + o) * plane, result);
              }
            });
    Reference.reachabilityFence(cols);
    Reference.reachabilityFence(y);
    return y;
  }

  private static void addScaled(float[] result, float[] values, int from, float factor) {
    for (int i = 0; i < result.length; i++) {
      result[i] += factor * values[from + i];
    }
  }

  /** Nine taps (a 3×3 kernel) in one pass over the result. */
  private static void addScaled9(float[] result, float[] c, int from, float[] w, int k) {
    int p = result.length;
    float w0 = w[k];
    float w1 = w[k + 1];
    float w2 = w[k + 2];
    float w3 = w[k + 3];
    float w4 = w[k + 4];
    float w5 = w[k + 5];
    float w6 = w[k + 6];
    float w7 = w[k + 7];
    float w8 = w[k + 8];
    for (int i = 0, j = from; i < p; i++, j++) {
      float upper = w0 * c[j] + w1 * c[j + p] + w2 * c[j + 2 * p];
      float middle = w3 * c[j + 3 * p] + w4 * c[j + 4 * p] + w5 * c[j + 5 * p];
      float lower = w6 * c[j + 6 * p] + w7 * c[j + 7 * p] + w8 * c[j + 8 * p];
      result[i] += upper + middle + lower;
    }
  }

  /** Each tap's shifted plane: [batch, in·k·k, h·w], zero outside the image. */
  private INDArray unfold(INDArray x, int k, Phase phase) {
    int h = (int) x.size(2);
    int w = (int) x.size(3);
    int planes = (int) (x.size(0) * x.size(1));
    INDArray cols = columns.in(phase, x.size(0), x.size(1) * k * k, h * w);
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(cols);
    IntStream.range(0, planes)
        .parallel()
        .forEach(
            p -> {
              float[] in = new float[h * w];
              source.get(p * in.length, in);
              float[] shifted = new float[h * w];
              for (int t = 0; t < k * k; t++) {
                shift(in, shifted, h, w, t / k - k / 2, t % k - k / 2);
                target.put((p * k * k + t) * shifted.length, shifted);
              }
            });
    Reference.reachabilityFence(x);
    return cols;
  }

  /** to[y, x] = from[y + dy, x + dx], zero outside. */
  private static void shift(float[] from, float[] to, int h, int w, int dy, int dx) {
    Arrays.fill(to, 0);
    int first = Math.max(0, -dx);
    int length = w - Math.abs(dx);
    for (int y = Math.max(0, -dy); length > 0 && y < Math.min(h, h - dy); y++) {
      System.arraycopy(from, (y + dy) * w + first + dx, to, y * w + first, length);
    }
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    int batch = (int) x.size(0);
    long out = weights.size(0);
    long taps = weights.length() / out;
    long plane = x.size(2) * x.size(3);
    INDArray cols = columns.of(batch, taps, plane);
    INDArray g = upstream.reshape(batch, out, plane);
    INDArray parts = partial.of(PARTS, out, taps);
    parts.assign(0);
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            p -> {
              INDArray sum = parts.slice(p);
              for (int n = p; n < batch; n += PARTS) {
                Gemm.addTimesTransposed(g.slice(n), cols.slice(n), sum);
              }
            });
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
    INDArray dx = inputGradient.of(x.shape());
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
                  shift(up, shifted, h, w, k / 2 - t / k, k / 2 - t % k);
                  for (int c = 0; c < in; c++) {
                    addScaled(result[c], shifted, 0, ws[(o * in + c) * k * k + t]);
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
