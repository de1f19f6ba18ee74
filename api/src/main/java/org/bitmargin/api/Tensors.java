package org.bitmargin.api;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves numbers between {@code INDArray}s and Java arrays, and applies element-wise Java functions
 * at memory speed. Not a façade: everything else is the INDArray's own.
 */
public final class Tensors {
  // Two blocks of 16 KiB stay in a first-level cache.
  private static final int BLOCK = 4096;
  // Blocks that share their two arrays: fresh ones for each would cost as much as a simple f.
  private static final int RUN = 8 * BLOCK;

  /** Changes {@code values[0..length)} in place. */
  @FunctionalInterface
  public interface Map {
    void apply(float[] values, int length);
  }

  /** Changes {@code values[0..length)} in place, reading {@code other[0..length)}. */
  @FunctionalInterface
  public interface Zip {
    void apply(float[] values, float[] other, int length);
  }

  private Tensors() {}

  /** A fresh FLOAT tensor in C order. */
  public static INDArray of(float[] values, long... shape) {
    INDArray result = zeros(shape);
    if (result.length() != values.length) {
      throw new IllegalArgumentException(
          "%d values for %d elements".formatted(values.length, result.length()));
    }
    if (values.length > 0) {
      buffer(result).put(values);
    }
    return result;
  }

  /** A fresh FLOAT tensor of zeros in C order; a dimension may be 0. */
  public static INDArray zeros(long... shape) {
    return Nd4j.create(DataType.FLOAT, shape, 'c');
  }

  /** A copy of the elements in C order. */
  public static float[] toArray(INDArray tensor) {
    float[] values = new float[Math.toIntExact(tensor.length())];
    if (values.length > 0) {
      INDArray dense = dense(tensor);
      buffer(dense).get(values);
      Reference.reachabilityFence(dense);
    }
    return values;
  }

  /** The tensor itself where it is FLOAT, dense and in C order, else such a copy. */
  public static INDArray dense(INDArray tensor) {
    boolean whole =
        tensor.dataType() == DataType.FLOAT
            && tensor.ordering() == 'c'
            && !tensor.isView()
            && tensor.data().length() == tensor.length();
    return whole ? tensor : tensor.castTo(DataType.FLOAT).dup('c');
  }

  /**
   * The memory of a {@link #dense} tensor, position 0, shared. It does not keep the tensor alive:
   * hold the tensor (a reachability fence) for as long as the buffer is used.
   */
  public static FloatBuffer buffer(INDArray dense) {
    return dense.data().asNioFloat();
  }

  /** A fresh tensor f(x), element-wise; blocks run in parallel, so f must be pure. */
  public static INDArray map(INDArray tensor, Map f) {
    return zip(tensor, null, (values, other, length) -> f.apply(values, length));
  }

  /** result ← f(x), element-wise; the result is dense and may be the tensor itself. */
  public static INDArray map(INDArray tensor, INDArray result, Map f) {
    return zip(tensor, null, result, (values, other, length) -> f.apply(values, length));
  }

  /** A fresh tensor f(x, y), element-wise; blocks run in parallel, so f must be pure. */
  public static INDArray zip(INDArray tensor, INDArray other, Zip f) {
    INDArray result = Nd4j.createUninitialized(DataType.FLOAT, tensor.shape(), 'c');
    return zip(tensor, other, result, f);
  }

  /** result ← f(x, y), element-wise; the result is dense and may be one of the two. */
  public static INDArray zip(INDArray tensor, INDArray other, INDArray result, Zip f) {
    int length = Math.toIntExact(tensor.length());
    if (length == 0) {
      return result;
    }
    INDArray denseX = dense(tensor);
    INDArray denseY = other == null ? null : dense(other);
    FloatBuffer x = buffer(denseX);
    FloatBuffer y = denseY == null ? null : buffer(denseY);
    FloatBuffer out = buffer(result);
    IntStream.range(0, (length + RUN - 1) / RUN)
        .parallel()
        .forEach(
            run -> {
              float[] values = new float[Math.min(BLOCK, length)];
              float[] others = y == null ? values : new float[values.length];
              int end = Math.min(length, (run + 1) * RUN);
              for (int from = run * RUN; from < end; from += BLOCK) {
                int n = Math.min(BLOCK, end - from);
                x.get(from, values, 0, n);
                if (y != null) {
                  y.get(from, others, 0, n);
                }
                f.apply(values, others, n);
                out.put(from, values, 0, n);
              }
            });
    Reference.reachabilityFence(denseX);
    Reference.reachabilityFence(denseY);
    Reference.reachabilityFence(result);
    return result;
  }
}
