package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes planes of one tensor to as many of another, in parallel. */
final class Planes {
  // Floats of planes taken together: a copy a plane would take longer than pooling a small one.
  private static final int TOGETHER = 8192;

  private Planes() {}

  /** One plane, from index {@code from} of {@code in} to {@code to} of {@code out}, all zeros. */
  @FunctionalInterface
  interface Step {
    void apply(int plane, float[] in, int from, float[] out, int to);
  }

  /** y ← step(x) for each of [batch, channels, h, w]. */
  static void map(INDArray x, INDArray y, Step step) {
    int planes = Math.toIntExact(x.size(0) * x.size(1));
    if (planes == 0) {
      return;
    }
    int pixels = Math.toIntExact(x.length() / planes);
    int results = Math.toIntExact(y.length() / planes);
    int group = Math.max(1, TOGETHER / Math.max(1, Math.max(pixels, results)));
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, (planes + group - 1) / group)
        .parallel()
        .map(g -> g * group)
        .forEach(
            first -> {
              int count = Math.min(group, planes - first);
              float[] in = new float[count * pixels];
              float[] out = new float[count * results];
              source.get(first * pixels, in);
              for (int p = 0; p < count; p++) {
                step.apply(first + p, in, p * pixels, out, p * results);
              }
              target.put(first * results, out);
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
  }
}
