package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Builds binary networks layer by layer, with batch statistics like those of trained ones. */
final class BinaryNetwork {
  private static final Quantizer SIGNS = new SignQuantizer();

  private final SplittableRandom random;
  private final List<Layer> layers = new ArrayList<>();
  private int channels;
  private int height;
  private int width;

  BinaryNetwork(SplittableRandom random, int channels, int height, int width) {
    this.random = random;
    this.channels = channels;
    this.height = height;
    this.width = width;
  }

  /** VGG3 but for its size. */
  static Sequential vgg3(SplittableRandom random, int side, int width, int hidden) {
    return new BinaryNetwork(random, 1, side, side)
        .convolution(width, 3, false, true)
        .sign(true)
        .convolution(width, 3, false, true)
        .sign(true)
        .linear(hidden, false)
        .sign(true)
        .last(10, false, true);
  }

  /** Any network: one to three convolutions, none to two hidden linear layers. */
  static Sequential any(SplittableRandom random, int channels, int height, int width) {
    BinaryNetwork network = new BinaryNetwork(random, channels, height, width);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int k = network.layers.isEmpty() || random.nextInt(4) > 0 ? 3 : 2 * random.nextInt(3) + 1;
      network.convolution(random.nextInt(1, 70), k, random.nextBoolean(), random.nextBoolean());
      network.sign(random.nextInt(4) > 0);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      network.linear(random.nextInt(1, 140), random.nextBoolean()).sign(random.nextInt(4) > 0);
    }
    return network.last(random.nextInt(2, 12), random.nextBoolean(), random.nextBoolean());
  }

  BinaryNetwork convolution(int outputs, int k, boolean bias, boolean pool) {
    boolean pooled = pool && height > 1 && width > 1;
    String name = "conv" + layers.size();
    if (pooled && !bias && layers.isEmpty()) {
      layers.add(new ConvPool2d(name, channels, outputs, k, SIGNS, random));
    } else {
      layers.add(new Conv2d(name, channels, outputs, k, bias, SIGNS, random));
      if (pooled) {
        layers.add(new MaxPool2d("pool" + layers.size()));
      }
    }
    height = pooled ? height / 2 : height;
    width = pooled ? width / 2 : width;
    channels = outputs;
    return this;
  }

  BinaryNetwork linear(int outputs, boolean bias) {
    layers.add(new Flatten("flatten" + layers.size()));
    int inputs = channels * height * width;
    layers.add(new Linear("fc" + layers.size(), inputs, outputs, bias, SIGNS, random));
    height = 1;
    width = 1;
    channels = outputs;
    return this;
  }

  BinaryNetwork sign(boolean norm) {
    if (norm) {
      layers.add(new BatchNorm("bn" + layers.size(), channels));
    }
    layers.add(new HardTanh("act" + layers.size()));
    layers.add(new ActivationQuantizer("quant" + layers.size(), SIGNS));
    return this;
  }

  Sequential last(int classes, boolean bias, boolean scale) {
    linear(classes, bias);
    if (scale) {
      layers.add(new Scale("scale", 1e-3));
    }
    Sequential model = new Sequential(layers);
    train(model);
    return model;
  }

  /** Weights of both signs, statistics of about the size of the sums; factors of any sign. */
  private void train(Model model) {
    float spread = 1;
    for (Parameter p : model.parameters()) {
      float[] values = Tensors.toArray(p.value());
      if (p.role() == Parameter.Role.WEIGHT) {
        spread = (float) Math.sqrt((double) values.length / p.value().size(0)) / 2;
      }
      for (int i = 0; i < values.length; i++) {
        float noise = (float) random.nextDouble(-1, 1);
        values[i] =
            switch (p.role()) {
              case WEIGHT -> noise;
              case BIAS -> noise * spread;
              case BATCH_STATISTICS ->
                  p.name().endsWith("mean") ? noise * spread : spread * spread * (1 + noise / 2);
              case BATCH_NORM -> random.nextInt(10) == 0 ? 0 : noise;
              case SCALE -> values[i];
            };
      }
      Tensors.buffer(p.value()).put(values);
    }
  }

  /** Pixels that are k/255, many of them 0, as those of grey images. */
  static INDArray images(SplittableRandom random, int count, int channels, int h, int w) {
    float[] pixels = new float[count * channels * h * w];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(3) == 0 ? 0 : (float) (random.nextInt(256) / 255.0);
    }
    return Tensors.of(pixels, count, channels, h, w);
  }
}
