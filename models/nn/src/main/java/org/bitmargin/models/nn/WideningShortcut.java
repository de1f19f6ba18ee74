package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The shortcut without parameters past layers that shrink the image or add channels: x [batch, in,
 * h, w] to [batch, out, ⌈h/stride⌉, ⌈w/stride⌉], averages over stride×stride windows (those at an
 * edge over the pixels there are), with zeros in the channels that are new (He et al., CVPR 2016,
 * option A, with averages instead of every other pixel, as in Bi-Real Net).
 */
final class WideningShortcut implements Layer {
  private final String name;
  private final int in;
  private final int out;
  private final int stride;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private long[] shape;

  WideningShortcut(String name, int in, int out, int stride) {
    if (out < in) {
      throw new IllegalArgumentException(
          "%s: %d channels do not hold those of %d".formatted(name, out, in));
    }
    this.name = name;
    this.in = in;
    this.out = out;
    this.stride = stride;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.widening(name, x, stride, in, out);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      shape = x.shape();
    }
    int h = (int) x.size(2);
    int w = (int) x.size(3);
    int rows = shrunk(h);
    int columns = shrunk(w);
    INDArray y = output.in(phase, x.size(0), out, rows, columns);
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, (int) x.size(0))
        .parallel()
        .forEach(
            n -> {
              float[] image = new float[in * h * w];
              float[] result = new float[out * rows * columns];
              source.get(n * image.length, image);
              for (int i = 0; i < image.length; i++) {
                result[place(i, h, w)] += image[i] * share(i, h, w);
              }
              target.put(n * result.length, result);
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (!wantInput) {
      return null;
    }
    int h = (int) shape[2];
    int w = (int) shape[3];
    INDArray dx = inputGradient.of(shape);
    FloatBuffer source = Tensors.buffer(upstream);
    FloatBuffer target = Tensors.buffer(dx);
    IntStream.range(0, (int) shape[0])
        .parallel()
        .forEach(
            n -> {
              float[] up = new float[out * shrunk(h) * shrunk(w)];
              float[] image = new float[in * h * w];
              source.get(n * up.length, up);
              for (int i = 0; i < image.length; i++) {
                image[i] = up[place(i, h, w)] * share(i, h, w);
              }
              target.put(n * image.length, image);
            });
    Reference.reachabilityFence(upstream);
    Reference.reachabilityFence(dx);
    return dx;
  }

  private int shrunk(int side) {
    return (side + stride - 1) / stride;
  }

  /** Where in an image of the output a pixel of the input goes. */
  private int place(int i, int h, int w) {
    int row = i / w % h;
    int plane = i / w / h;
    return (plane * shrunk(h) + row / stride) * shrunk(w) + i % w / stride;
  }

  /** One over the number of pixels in its window. */
  private float share(int i, int h, int w) {
    int firstRow = i / w % h / stride * stride;
    int firstColumn = i % w / stride * stride;
    return 1f / (Math.min(stride, h - firstRow) * Math.min(stride, w - firstColumn));
  }
}
