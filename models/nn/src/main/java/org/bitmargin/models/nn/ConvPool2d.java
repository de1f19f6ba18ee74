package org.bitmargin.models.nn;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Conv2d} without bias followed by a {@link MaxPool2d}, as one pass, for a first layer on
 * images of few channels: the convolved planes, by far the largest tensor of such a network, never
 * leave the cache, and the backward pass visits only the pixels that won.
 */
public final class ConvPool2d implements Layer {
  // Partial weight gradients are summed in a fixed order, whatever the number of threads.
  private static final int PARTS = 8;

  private final String name;
  private final int k;
  private final Parameter weight;
  private final EffectiveWeight effective;
  private final Scratch output = new Scratch();
  private byte[] winners = {};
  private INDArray input;

  /** Weights are drawn as those of {@link Conv2d}, from the same numbers. */
  public ConvPool2d(
      String name, int in, int out, int k, Quantizer quantizer, RandomGenerator init) {
    this.name = name;
    this.k = k;
    this.weight = new Conv2d(name, in, out, k, false, quantizer, init).parameters().get(0);
    this.effective = new EffectiveWeight(weight);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.convolution(weight, null);
    plan.pool();
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    int batch = (int) x.size(0);
    int out = (int) weight.value().size(0);
    Pooling pooling = new Pooling((int) x.size(2), (int) x.size(3));
    int pooled = pooling.size();
    Taps taps = taps(x);
    boolean training = phase == Phase.TRAINING;
    if (training) {
      input = x;
      winners = winners.length == batch * out * pooled ? winners : new byte[batch * out * pooled];
    }
    INDArray y = output.in(phase, batch, out, pooling.height(), pooling.width());
    float[] w = Tensors.toArray(effective.refresh(phase));
    FloatBuffer source = Tensors.buffer(x);
    FloatBuffer target = Tensors.buffer(y);
    int image = (int) (x.length() / batch);
    IntStream.range(0, batch)
        .parallel()
        .forEach(
            n -> {
              float[][] planes = taps.unfold(source, n * image);
              float[] convolved = new float[planes[0].length];
              float[] max = new float[pooled];
              for (int o = 0; o < out; o++) {
                Taps.weightedSum(planes, w, o * planes.length, convolved);
                int at = (n * out + o) * pooled;
                if (training) {
                  pooling.maxima(convolved, max, winners, at);
                } else {
                  pooling.maxima(convolved, max);
                }
                target.put(at, max);
              }
            });
    Reference.reachabilityFence(x);
    Reference.reachabilityFence(y);
    return y;
  }

  private Taps taps(INDArray x) {
    return new Taps((int) x.size(1), (int) x.size(2), (int) x.size(3), k);
  }

  /** The gradient of the input is not offered: an image has none. */
  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (wantInput) {
      throw new IllegalStateException(name + " must be the first layer: it has no input gradient");
    }
    int batch = (int) input.size(0);
    int out = (int) weight.value().size(0);
    int image = (int) (input.length() / batch);
    Pooling pooling = new Pooling((int) input.size(2), (int) input.size(3));
    Taps taps = taps(input);
    int count = taps.count();
    FloatBuffer images = Tensors.buffer(input);
    FloatBuffer gradients = Tensors.buffer(upstream);
    float[][] parts = new float[PARTS][out * count];
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            p -> {
              float[] up = new float[pooling.size()];
              for (int n = p; n < batch; n += PARTS) {
                float[] pixels = byPixel(taps.unfold(images, n * image));
                for (int o = 0; o < out; o++) {
                  int at = (n * out + o) * up.length;
                  gradients.get(at, up);
                  addGradient(pooling, pixels, up, at, parts[p], o * count, count);
                }
              }
            });
    Reference.reachabilityFence(upstream);
    float[] sum = new float[out * count];
    for (float[] part : parts) {
      Taps.addScaled(sum, part, 1);
    }
    INDArray dw = Tensors.of(sum, weight.value().shape());
    weight.gradient(weight.quantizer().pseudoGradient(weight.value(), dw, dw));
    return null;
  }

  private void addGradient(
      Pooling pooling, float[] pixels, float[] up, int at, float[] sums, int first, int count) {
    float[] sum = new float[count];
    for (int i = 0; i < up.length; i++) {
      int pixel = pooling.pixel(i, winners[at + i]) * count;
      float g = up[i];
      for (int t = 0; t < count; t++) {
        sum[t] += g * pixels[pixel + t];
      }
    }
    for (int t = 0; t < count; t++) {
      sums[first + t] += sum[t];
    }
  }

  /** Taps next to each other for each pixel. */
  private static float[] byPixel(float[][] planes) {
    float[] pixels = new float[planes.length * planes[0].length];
    for (int t = 0; t < planes.length; t++) {
      for (int i = 0; i < planes[t].length; i++) {
        pixels[i * planes.length + t] = planes[t][i];
      }
    }
    return pixels;
  }
}
