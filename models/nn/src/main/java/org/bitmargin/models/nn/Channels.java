package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Neighbouring channels of a tensor [batch, channels, h, w] or [batch, features], taken through the
 * batch by one thread: results do not depend on the number of threads, and what sums have read is
 * still in the second-level cache when it is mapped.
 *
 * @param first channel
 * @param count of channels
 */
record Channels(int batch, int channels, int plane, int first, int count) {
  // Elements of an image taken at once: a batch of 256 then needs a mebibyte a tensor.
  private static final int STRETCH = 1024;
  // Images summed in floats, which the compiler adds four times faster than doubles.
  private static final int EXACT = 16;

  /** No change. */
  static final Tensors.Zip NONE = (values, others, n) -> {};

  /** Handles all channels of a tensor of this shape, in parallel. */
  static void forEach(long[] shape, Consumer<Channels> action) {
    long length = 1;
    for (long d : shape) {
      length *= d;
    }
    int channels = (int) shape[1];
    int plane = (int) (length / (shape[0] * channels));
    int count = Math.max(1, STRETCH / plane);
    IntStream.range(0, (channels + count - 1) / count)
        .parallel()
        .map(task -> task * count)
        .forEach(
            first ->
                action.accept(
                    new Channels(
                        (int) shape[0],
                        channels,
                        plane,
                        first,
                        Math.min(count, channels - first))));
  }

  /** tensor ← tensor + shifts, a number a channel. */
  static void shift(INDArray tensor, float[] shifts) {
    FloatBuffer values = Tensors.buffer(tensor);
    forEach(
        tensor.shape(),
        c -> {
          float[] shift = c.spread(c.slice(shifts));
          c.map(
              values,
              null,
              values,
              (v, others, n) -> {
                for (int i = 0; i < n; i++) {
                  v[i] += shift[i];
                }
              });
        });
    Reference.reachabilityFence(tensor);
  }

  /** Numbers a channel has in the batch. */
  long samples() {
    return (long) batch * plane;
  }

  /** Elements of an image. */
  int length() {
    return count * plane;
  }

  /** The values of these channels. */
  float[] slice(float[] byChannel) {
    return Arrays.copyOfRange(byChannel, first, first + count);
  }

  /** The values of these channels. */
  double[] slice(double[] byChannel) {
    return Arrays.copyOfRange(byChannel, first, first + count);
  }

  /** values ← a·values + b·others + c, element-wise, where a, b and c have a number a channel. */
  Tensors.Zip sum(float[] a, float[] b, float[] c) {
    float[] as = spread(a);
    float[] bs = spread(b);
    float[] cs = spread(c);
    return (values, others, n) -> {
      for (int i = 0; i < n; i++) {
        values[i] = as[i] * values[i] + bs[i] * others[i] + cs[i];
      }
    };
  }

  /** values ← a·values + c, element-wise, where a and c have a number a channel. */
  Tensors.Zip sum(float[] a, float[] c) {
    float[] as = spread(a);
    float[] cs = spread(c);
    return (values, others, n) -> {
      for (int i = 0; i < n; i++) {
        values[i] = as[i] * values[i] + cs[i];
      }
    };
  }

  private float[] spread(float[] byChannel) {
    float[] result = new float[length()];
    for (int c = 0; c < count; c++) {
      Arrays.fill(result, c * plane, (c + 1) * plane, byChannel[c]);
    }
    return result;
  }

  /** Σv and Σv·w for each channel, where v is f(x, y) and w is y, or v where there is none. */
  double[][] sums(FloatBuffer x, FloatBuffer y, Tensors.Zip f) {
    float[] a = new float[length()];
    float[] b = y == null ? a : new float[length()];
    float[] sum = new float[length()];
    float[] product = new float[length()];
    double[][] result = new double[count][2];
    for (int n = 0; n < batch; n++) {
      read(x, y, n, a, b);
      f.apply(a, b, a.length);
      accumulate(a, b, sum, product);
      if (n % EXACT == EXACT - 1 || n == batch - 1) {
        flush(sum, product, result);
      }
    }
    return result;
  }

  private static void accumulate(float[] a, float[] b, float[] sum, float[] product) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += a[i];
      product[i] += a[i] * b[i];
    }
  }

  private void flush(float[] sum, float[] product, double[][] result) {
    for (int c = 0; c < count; c++) {
      double ofSum = result[c][0];
      double ofProduct = result[c][1];
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        ofSum += sum[i];
        ofProduct += product[i];
      }
      result[c][0] = ofSum;
      result[c][1] = ofProduct;
    }
    Arrays.fill(sum, 0);
    Arrays.fill(product, 0);
  }

  /** out ← f(x, y); y may be null. */
  void map(FloatBuffer x, FloatBuffer y, FloatBuffer out, Tensors.Zip f) {
    float[] a = new float[length()];
    float[] b = y == null ? a : new float[length()];
    for (int n = 0; n < batch; n++) {
      read(x, y, n, a, b);
      f.apply(a, b, a.length);
      out.put((n * channels + first) * plane, a);
    }
  }

  private void read(FloatBuffer x, FloatBuffer y, int n, float[] a, float[] b) {
    int from = (n * channels + first) * plane;
    x.get(from, a);
    if (y != null) {
      y.get(from, b);
    }
  }
}
