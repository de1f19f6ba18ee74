package org.bitmargin.engine;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Walks over a parameter and its gradient in cache-sized blocks, in parallel, in place. */
final class Updates {
  private static final int BLOCK = 4096;

  /** Changes values[0..n); element i is element from + i of the parameter. */
  @FunctionalInterface
  interface Block {
    void apply(float[] values, float[] gradient, int from, int n);
  }

  private Updates() {}

  static void inBlocks(Parameter parameter, Block block) {
    INDArray value = parameter.value();
    INDArray gradient = Tensors.dense(parameter.gradient());
    FloatBuffer valueBuffer = Tensors.buffer(value);
    FloatBuffer gradientBuffer = Tensors.buffer(gradient);
    int length = Math.toIntExact(value.length());
    IntStream.range(0, (length + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(
            b -> {
              int from = b * BLOCK;
              int n = Math.min(BLOCK, length - from);
              float[] values = new float[n];
              float[] gradients = new float[n];
              valueBuffer.get(from, values, 0, n);
              gradientBuffer.get(from, gradients, 0, n);
              block.apply(values, gradients, from, n);
              valueBuffer.put(from, values, 0, n);
            });
    Reference.reachabilityFence(value);
    Reference.reachabilityFence(gradient);
  }
}
