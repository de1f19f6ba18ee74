package org.bitmargin.engine;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Walks over a parameter, its gradient and its moments in cache-sized blocks, in parallel. */
final class Updates {
  // Four arrays of 8 KiB stay in a first-level cache.
  private static final int BLOCK = 2048;
  private static final int RUN = 16 * BLOCK;

  /**
   * Changes values[0..n) and the moments, copies of a block that are written back. All arrays begin
   * at 0: with an offset in one of them the compiler would give up vectors.
   */
  @FunctionalInterface
  interface Block {
    void apply(float[] values, float[] gradient, float[][] moments, int n);
  }

  private Updates() {}

  static void inBlocks(Parameter parameter, float[][] moments, Block block) {
    INDArray value = parameter.value();
    INDArray gradient = Tensors.dense(parameter.gradient());
    FloatBuffer valueBuffer = Tensors.buffer(value);
    FloatBuffer gradientBuffer = Tensors.buffer(gradient);
    int length = Math.toIntExact(value.length());
    IntStream.range(0, (length + RUN - 1) / RUN)
        .parallel()
        .forEach(
            run -> {
              float[] values = new float[Math.min(BLOCK, length)];
              float[] gradients = new float[values.length];
              float[][] copies = new float[moments.length][values.length];
              int end = Math.min(length, (run + 1) * RUN);
              for (int from = run * RUN; from < end; from += BLOCK) {
                int n = Math.min(BLOCK, end - from);
                valueBuffer.get(from, values, 0, n);
                gradientBuffer.get(from, gradients, 0, n);
                for (int k = 0; k < moments.length; k++) {
                  System.arraycopy(moments[k], from, copies[k], 0, n);
                }
                block.apply(values, gradients, copies, n);
                valueBuffer.put(from, values, 0, n);
                for (int k = 0; k < moments.length; k++) {
                  System.arraycopy(copies[k], 0, moments[k], from, n);
                }
              }
            });
    Reference.reachabilityFence(value);
    Reference.reachabilityFence(gradient);
  }
}
