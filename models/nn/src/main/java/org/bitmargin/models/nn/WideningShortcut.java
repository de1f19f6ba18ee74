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
final class WideningShortcut implements Layer, SharesMemory {
  private final String name;
  private final int in;
  private final int out;
  private final int stride;
  private final LayerMemory memory = new LayerMemory();
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
  public void share(SharedMemory shared) {
    memory.share(shared);
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
    int pixels = h * w;
    int shrunk = shrunk(h) * shrunk(w);
    int[] places = places(h, w);
    float[] shares = shares(h, w);
    INDArray y = memory.output(phase, x, x.size(0), out, shrunk(h), shrunk(w));
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    IntStream.range(0, (int) x.size(0))
        .parallel()
        .forEach(
            n -> {
              float[] image = new float[in * pixels];
              float[] result = new float[out * shrunk];
              source.get(n * image.length, image);
              for (int c = 0; c < in; c++) {
                for (int i = 0; i < pixels; i++) {
                  result[c * shrunk + places[i]] += image[c * pixels + i] * shares[i];
                }
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
    int pixels = h * w;
    int shrunk = shrunk(h) * shrunk(w);
    int[] places = places(h, w);
    float[] shares = shares(h, w);
    INDArray dx = memory.gradient(upstream, shape);
    FloatBuffer source = Tensors.buffer(upstream);
    FloatBuffer target = Tensors.buffer(dx);
    IntStream.range(0, (int) shape[0])
        .parallel()
        .forEach(
            n -> {
              float[] up = new float[out * shrunk];
              float[] image = new float[in * pixels];
              source.get(n * up.length, up);
              for (int c = 0; c < in; c++) {
                for (int i = 0; i < pixels; i++) {
                  image[c * pixels + i] = up[c * shrunk + places[i]] * shares[i];
                }
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

  /** Where in a plane of the output each pixel of the input goes. */
  private int[] places(int h, int w) {
    int[] places = new int[h * w];
    for (int i = 0; i < places.length; i++) {
      places[i] = i / w / stride * shrunk(w) + i % w / stride;
    }
    return places;
  }

  /** For each pixel, one over the number of pixels in its window. */
  private float[] shares(int h, int w) {
    float[] shares = new float[h * w];
    for (int i = 0; i < shares.length; i++) {
      int firstRow = i / w / stride * stride;
      int firstColumn = i % w / stride * stride;
      shares[i] = 1f / (Math.min(stride, h - firstRow) * Math.min(stride, w - firstColumn));
    }
    return shares;
  }
}
