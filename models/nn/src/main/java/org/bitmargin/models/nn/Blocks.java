package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Element-wise Java loops from tensors into a given tensor, block by block, in parallel. */
final class Blocks {
  private static final int BLOCK = 4096;

  /** values[0..n) ← f(values, other); {@code from} is the index of the first one in the tensor. */
  @FunctionalInterface
  interface Function {
    void apply(float[] values, float[] other, int from, int n);
  }

  private Blocks() {}

  /** out ← f(x, y); y may be null. All dense and of equal length; out may be x or y. */
  static INDArray apply(INDArray x, INDArray y, INDArray out, Function f) {
    FloatBuffer xs = Tensors.buffer(x);
    FloatBuffer ys = y == null ? null : Tensors.buffer(y);
    FloatBuffer outs = Tensors.buffer(out);
    int length = Math.toIntExact(x.length());
    IntStream.range(0, (length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            b -> {
              int from = b * BLOCK;
              int n = Math.min(BLOCK, length - from);
              float[] values = new float[n];
              float[] others = ys == null ? values : new float[n];
              xs.get(from, values, 0, n);
              if (ys != null) {
                ys.get(from, others, 0, n);
              }
              f.apply(values, others, from, n);
              outs.put(from, values, 0, n);
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    Reference.reachabilityFence(out);
    return out;
  }
}
