package org.bitmargin.benchmarks;

import java.util.Locale;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.engine.Streams;
import org.bitmargin.models.mobilenetv2.Mobilenetv2Factory;
import org.bitmargin.models.resnet18.Resnet18Factory;
import org.bitmargin.models.vgg3.Vgg3Factory;
import org.bitmargin.models.vgg7.Vgg7Factory;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Our networks in their default sizes, with the quantizers an experiment gets that names only a
 * number of bits, and batches so small that a step of the larger ones takes a second at most.
 */
enum Network {
  VGG3(new Vgg3Factory(), 1, Images.SIDE, Images.BATCH),
  VGG7(new Vgg7Factory(), 3, 32, 16),
  MOBILENETV2(new Mobilenetv2Factory(), 3, 32, 32),
  RESNET18(new Resnet18Factory(), 3, 32, 16);

  static final int CLASSES = 10;

  private final ModelFactory<?> factory;
  private final int channels;
  private final int side;
  private final int batch;

  Network(ModelFactory<?> factory, int channels, int side, int batch) {
    this.factory = factory;
    this.channels = channels;
    this.side = side;
    this.batch = batch;
  }

  /** Its name as experiments write it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Images a step. */
  int batch() {
    return batch;
  }

  /** Channels and pixels of its images, and how many there are in a batch. */
  String images() {
    return "%d×%d×%d, batch %d".formatted(side, side, channels, batch);
  }

  Model create(int bits) {
    return create(factory, context(bits, channels, side));
  }

  private static <P extends Record> Model create(ModelFactory<P> factory, ModelContext context) {
    return factory.create(factory.defaults(), context);
  }

  /** A batch of random images in [0, 1): speed does not depend on what they show. */
  INDArray batchOfImages() {
    byte[] bytes = Images.pixels(batch * channels, side);
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (bytes[i] & 255) / 255f;
    }
    return Tensors.of(values, batch, channels, side, side);
  }

  /** What a network gets. */
  static ModelContext context(int bits, int channels, int side) {
    Quantizer binary = new BinaryFactory().create(new BinaryParameters());
    Quantizer weights = bits == 1 ? binary : uniform(bits, Scheme.AFFINE, Range.DATA);
    Quantizer activations = bits == 1 ? binary : uniform(bits, Scheme.SYMMETRIC, Range.FIXED);
    return new ModelContext(
        channels, side, side, CLASSES, weights, activations, Streams.of(1, "benchmark"));
  }

  private static Quantizer uniform(int bits, Scheme scheme, Range range) {
    return new UniformFactory()
        .create(
            new UniformParameters(
                bits, scheme, Granularity.PER_TENSOR, Encoding.OFFSET_BINARY, range, 1.0));
  }
}
