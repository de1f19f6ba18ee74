package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Per-channel sums and per-channel affine maps over [batch, channels, h, w] or [batch, features].
 *
 * <p>A channel (or a run of neighbouring features) is summed by one thread in the order of the
 * batch: results do not depend on the number of threads.
 */
final class Channels {
  private static final int FEATURES_A_RUN = 64;

  private final int batch;
  private final int channels;
  private final int plane;
  private final int run;

  Channels(INDArray x) {
    this.batch = (int) x.size(0);
    this.channels = (int) x.size(1);
    this.plane = (int) (x.length() / ((long) batch * channels));
    this.run = plane > 1 ? plane : FEATURES_A_RUN;
  }

  /** Numbers a channel has in a batch. */
  long samples() {
    return (long) batch * plane;
  }

  private IntStream runs() {
    return IntStream.range(0, (channels * plane + run - 1) / run).parallel();
  }

  private int lengthOf(int index) {
    return Math.min(run, channels * plane - index * run);
  }

  /** For each channel: Σx and Σx·y; y = null means x itself. */
  double[][] sums(INDArray x, INDArray y) {
    FloatBuffer xs = Tensors.buffer(x);
    FloatBuffer ys = y == null ? null : Tensors.buffer(y);
    double[][] result = new double[channels][2];
    runs()
        .forEach(
            r -> {
              int length = lengthOf(r);
              float[] a = new float[length];
              float[] b = ys == null ? a : new float[length];
              double[] sum = new double[length];
              double[] product = new double[length];
              for (int n = 0; n < batch; n++) {
                int from = n * channels * plane + r * run;
                xs.get(from, a);
                if (ys != null) {
                  ys.get(from, b);
                }
                for (int i = 0; i < length; i++) {
                  sum[i] += a[i];
                  product[i] += (double) a[i] * b[i];
                }
              }
              for (int i = 0; i < length; i++) {
                double[] channel = result[(r * run + i) / plane];
                channel[0] += sum[i];
                channel[1] += product[i];
              }
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return result;
  }

  /** out = a·x + b·y + c with a, b, c by channel; y and b may be null. */
  INDArray affine(INDArray x, float[] a, INDArray y, float[] b, float[] c, INDArray out) {
    FloatBuffer xs = Tensors.buffer(x);
    FloatBuffer ys = y == null ? null : Tensors.buffer(y);
    FloatBuffer outs = Tensors.buffer(out);
    runs()
        .forEach(
            r -> {
              int length = lengthOf(r);
              float[] as = spread(a, r, length);
              float[] bs = b == null ? null : spread(b, r, length);
              float[] cs = spread(c, r, length);
              float[] values = new float[length];
              float[] others = new float[length];
              for (int n = 0; n < batch; n++) {
                int from = n * channels * plane + r * run;
                xs.get(from, values);
                for (int i = 0; i < length; i++) {
                  values[i] = as[i] * values[i] + cs[i];
                }
                if (ys != null) {
                  ys.get(from, others);
                  for (int i = 0; i < length; i++) {
                    values[i] += bs[i] * others[i];
                  }
                }
                outs.put(from, values);
              }
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    Reference.reachabilityFence(out);
    return out;
  }

  /** The channel values of the elements of a run. */
  private float[] spread(float[] byChannel, int r, int length) {
    float[] result = new float[length];
    for (int i = 0; i < length; i++) {
      result[i] = byChannel[(r * run + i) / plane];
    }
    return result;
  }
}
