package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Maximum over 2×2 windows with stride 2; an odd last row or column is left out. On a tie the
 * gradient goes to the first of the window in row order.
 */
public final class MaxPool2d implements Layer {
  private final String name;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private byte[] winners = {};
  private long[] shape;

  /** A pooling layer. */
  public MaxPool2d(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    int h = (int) x.size(2);
    int w = (int) x.size(3);
    int planes = (int) (x.size(0) * x.size(1));
    int pooled = (h / 2) * (w / 2);
    INDArray y = output.in(phase, x.size(0), x.size(1), h / 2, w / 2);
    boolean training = phase == Phase.TRAINING;
    if (training) {
      shape = x.shape();
    }
    if (training && winners.length != planes * pooled) {
      winners = new byte[planes * pooled];
    }
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, planes)
        .parallel()
        .forEach(
            p -> {
              float[] in = new float[h * w];
              source.get(p * in.length, in);
              float[] max = new float[pooled];
              if (training) {
                poolAndRemember(in, h, w, max, p * pooled);
              } else {
                pool(in, h, w, max);
              }
              target.put(p * pooled, max);
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  private static void pool(float[] in, int h, int w, float[] max) {
    float[] rows = new float[w];
    for (int y = 0, o = 0; y < h / 2; y++) {
      int at = 2 * y * w;
      for (int x = 0; x < w; x++) {
        rows[x] = Math.max(in[at + x], in[at + w + x]);
      }
      for (int x = 0; x < w / 2; x++) {
        max[o++] = Math.max(rows[2 * x], rows[2 * x + 1]);
      }
    }
  }

  private void poolAndRemember(float[] in, int h, int w, float[] max, int first) {
    for (int y = 0, o = 0; y < h / 2; y++) {
      for (int x = 0; x < w / 2; x++, o++) {
        int at = 2 * y * w + 2 * x;
        float a = in[at];
        float b = in[at + 1];
        float c = in[at + w];
        float d = in[at + w + 1];
        float top = Math.max(a, b);
        float bottom = Math.max(c, d);
        max[o] = Math.max(top, bottom);
        // Without branches: which of four numbers is largest cannot be predicted.
        int lower = top >= bottom ? 0 : 1;
        int upperRight = a >= b ? 0 : 1;
        int lowerRight = c >= d ? 0 : 1;
        winners[first + o] = (byte) (2 * lower + upperRight + lower * (lowerRight - upperRight));
      }
    }
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (!wantInput) {
      return null;
    }
    int h = (int) shape[2];
    int w = (int) shape[3];
    int planes = (int) (shape[0] * shape[1]);
    int pooled = (h / 2) * (w / 2);
    INDArray dx = inputGradient.of(shape);
    FloatBuffer source = Tensors.buffer(upstream);
    FloatBuffer target = Tensors.buffer(dx);
    IntStream.range(0, planes)
        .parallel()
        .forEach(
            p -> {
              float[] up = new float[pooled];
              source.get(p * pooled, up);
              float[] down = new float[h * w];
              for (int y = 0, o = 0; y < h / 2; y++) {
                for (int x = 0; x < w / 2; x++, o++) {
                  int winner = winners[p * pooled + o];
                  down[(2 * y + (winner >> 1)) * w + 2 * x + (winner & 1)] = up[o];
                }
              }
              target.put(p * down.length, down);
            });
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(dx);
    return dx;
  }
}
