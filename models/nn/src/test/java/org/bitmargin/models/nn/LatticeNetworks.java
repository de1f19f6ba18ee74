package org.bitmargin.models.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Model;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small networks of a few bits, images for them, and what a memory holds of them. */
final class LatticeNetworks {
  private LatticeNetworks() {}

  static Quantizer weights(int bits, Scheme scheme, Encoding encoding, Granularity granularity) {
    return new UniformFactory()
        .create(new UniformParameters(bits, scheme, granularity, encoding, Range.DATA, 1));
  }

  static Quantizer weights(int bits) {
    return weights(bits, Scheme.AFFINE, Encoding.OFFSET_BINARY, Granularity.PER_TENSOR);
  }

  static Quantizer activations(int bits, Scheme scheme) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, Range.FIXED, 1));
  }

  static Quantizer activations(int bits) {
    return activations(bits, Scheme.SYMMETRIC);
  }

  /** Images of a network. */
  record Size(int channels, int height, int width) {

    INDArray images(int batch, long seed) {
      int n = batch * channels * height * width;
      SplittableRandom random = new SplittableRandom(seed);
      float[] pixels = new float[n];
      for (int i = 0; i < n; i++) {
        pixels[i] = random.nextInt(256) / 255f;
      }
      return Tensors.of(pixels, batch, channels, height, width);
    }
  }

  /** conv – pool – BN – act, conv – BN – act, conv – pool – act, fc – BN – act, fc – scale. */
  static Model convolutional(Size size, Quantizer w, Quantizer a, boolean bias, long seed) {
    SplittableRandom init = new SplittableRandom(seed);
    int features = 10 * (size.height() / 4) * (size.width() / 4);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Conv2d("c1", size.channels(), 12, 3, bias, w, init));
    layers.add(new MaxPool2d("p1"));
    layers.add(new BatchNorm("b1", 12));
    activate(layers, 1, a);
    layers.add(new Conv2d("c2", 12, 9, 3, bias, w, init));
    layers.add(new BatchNorm("b2", 9));
    activate(layers, 2, a);
    layers.add(new Conv2d("c3", 9, 10, 5, bias, w, init));
    layers.add(new MaxPool2d("p3"));
    activate(layers, 3, a);
    layers.add(new Flatten("flatten"));
    layers.add(new Linear("f1", features, 30, bias, w, init));
    layers.add(new BatchNorm("b4", 30));
    activate(layers, 4, a);
    layers.add(new Linear("f2", 30, 7, bias, w, init));
    layers.add(new Scale("s", 1.5));
    return settled(new Sequential(layers), size, seed);
  }

  /** fc – BN – act, fc – BN – act, fc. */
  static Model perceptron(Size size, Quantizer w, Quantizer a, boolean bias, long seed) {
    SplittableRandom init = new SplittableRandom(seed);
    List<Layer> layers = new ArrayList<>();
    layers.add(new Flatten("flatten"));
    int in = size.channels() * size.height() * size.width();
    for (int i = 1; i <= 2; i++) {
      layers.add(new Linear("f" + i, in, 40, bias, w, init));
      layers.add(new BatchNorm("b" + i, 40));
      activate(layers, i, a);
      in = 40;
    }
    layers.add(new Linear("f3", in, 7, bias, w, init));
    return settled(new Sequential(layers), size, seed);
  }

  private static void activate(List<Layer> layers, int i, Quantizer a) {
    layers.add(new HardTanh("h" + i));
    layers.add(new ActivationQuantizer("q" + i, a));
  }

  /** With batch normalisation as after training, factors of both signs. */
  private static Model settled(Model model, Size size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Parameter p : model.parameters()) {
      if (p.role() == Parameter.Role.BATCH_NORM) {
        float[] values = Tensors.toArray(p.value());
        for (int i = 0; i < values.length; i++) {
          values[i] += (float) random.nextDouble(-1.5, 0.5);
        }
        Tensors.buffer(p.value()).put(values);
      }
    }
    INDArray images = size.images(16, seed + 1);
    for (int i = 0; i < 15; i++) {
      model.forward(images, Phase.TRAINING);
    }
    return model;
  }

  static QuantizedTensor[] store(Model model) {
    return model.parameters().stream()
        .map(p -> p.quantizer().encode(p.value()))
        .toArray(QuantizedTensor[]::new);
  }

  /** Turns about one in {@code every} bits of the weights over; returns which, by parameter. */
  static long[][] flip(Model model, QuantizedTensor[] stored, int every, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] flips = new long[stored.length][0];
    for (int i = 0; i < stored.length; i++) {
      if (model.parameters().get(i).role() == Parameter.Role.WEIGHT) {
        var codes = stored[i].codes();
        flips[i] =
            random
                .longs(codes.bitCount() / every, 0, codes.bitCount())
                .distinct()
                .sorted()
                .toArray();
        for (long bit : flips[i]) {
          codes.flip(bit);
        }
      }
    }
    return flips;
  }

  /** Fails where a network should compute on integers and does not; skips where no CPU could. */
  static void requireIntegers(Inference inference) {
    boolean integers = inference.getClass().getSimpleName().equals("IntegerNetwork");
    assumeTrue(integers || !vnni(), "an x86-64 CPU with VNNI");
    assertThat(integers).isTrue();
  }

  private static boolean vnni() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return Files.exists(info) && Files.readString(info).contains("vnni");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void load(Inference inference, QuantizedTensor[] stored) {
    for (int i = 0; i < stored.length; i++) {
      inference.load(i, stored[i], null);
    }
  }

  static float[] logits(Inference inference, INDArray images) {
    return Tensors.toArray(inference.logits(inference.prepare(images)));
  }
}
