package org.bitmargin.models.onnx;

import java.util.SplittableRandom;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.mlp.MlpFactory;
import org.bitmargin.models.mlp.MlpParameters;
import org.bitmargin.models.mobilenetv2.Form;
import org.bitmargin.models.mobilenetv2.Mobilenetv2Factory;
import org.bitmargin.models.mobilenetv2.Mobilenetv2Parameters;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Stream;
import org.bitmargin.models.resnet18.Resnet18Factory;
import org.bitmargin.models.resnet18.Resnet18Parameters;
import org.bitmargin.models.resnet18.Stem;
import org.bitmargin.models.vgg3.Vgg3Factory;
import org.bitmargin.models.vgg3.Vgg3Parameters;
import org.bitmargin.models.vgg7.Vgg7Factory;
import org.bitmargin.models.vgg7.Vgg7Parameters;
import org.bitmargin.quantizers.binary.BinaryFactory;
import org.bitmargin.quantizers.binary.BinaryParameters;
import org.bitmargin.quantizers.uniform.Encoding;
import org.bitmargin.quantizers.uniform.Granularity;
import org.bitmargin.quantizers.uniform.Range;
import org.bitmargin.quantizers.uniform.Scheme;
import org.bitmargin.quantizers.uniform.UniformFactory;
import org.bitmargin.quantizers.uniform.UniformParameters;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Narrow networks of every architecture, with statistics of real passes. */
enum Networks {
  MLP(1, 12) {
    @Override
    Model create(ModelContext context) {
      return create(new MlpFactory(), new MlpParameters(32, 2, true, 1), context);
    }
  },
  VGG3(1, 28) {
    @Override
    Model create(ModelContext context) {
      return create(new Vgg3Factory(), new Vgg3Parameters(8, 32, false, 1), context);
    }
  },
  VGG3_WITH_BIASES(1, 14) {
    @Override
    Model create(ModelContext context) {
      return create(new Vgg3Factory(), new Vgg3Parameters(8, 32, true, 1), context);
    }
  },
  VGG7(3, 32) {
    @Override
    Model create(ModelContext context) {
      return create(
          new Vgg7Factory(),
          new Vgg7Parameters(8, 32, EndPrecision.QUANTIZED, EndPrecision.QUANTIZED, 1),
          context);
    }
  },
  RESNET18(3, 32) {
    @Override
    Model create(ModelContext context) {
      return resnet(Stem.SMALL, Nonlinearity.HARDTANH, context);
    }
  },
  RESNET18_FOR_IMAGENET(3, 64) {
    @Override
    Model create(ModelContext context) {
      return resnet(Stem.IMAGENET, Nonlinearity.HARDTANH, context);
    }
  },
  MOBILENETV2(3, 32) {
    @Override
    Model create(ModelContext context) {
      return mobilenet(Stream.BY_BITS, context);
    }
  },
  MOBILENETV2_OF_A_REAL_STREAM_WITH_ODD_SIDES(3, 30) {
    @Override
    Model create(ModelContext context) {
      return mobilenet(Stream.REAL, context);
    }
  };

  static final int CLASSES = 10;
  private final int channels;
  private final int size;

  Networks(int channels, int size) {
    this.channels = channels;
    this.size = size;
  }

  abstract Model create(ModelContext context);

  private static Model mobilenet(Stream stream, ModelContext context) {
    return create(
        new Mobilenetv2Factory(),
        new Mobilenetv2Parameters(
            0.25,
            Form.CIFAR,
            Nonlinearity.HARDTANH,
            stream,
            EndPrecision.QUANTIZED,
            EndPrecision.QUANTIZED,
            true,
            1),
        context);
  }

  private static Model resnet(Stem stem, Nonlinearity activation, ModelContext context) {
    return create(
        new Resnet18Factory(),
        new Resnet18Parameters(
            8, stem, activation, EndPrecision.QUANTIZED, EndPrecision.QUANTIZED, true, 1),
        context);
  }

  static <P extends Record> Model create(
      ModelFactory<P> factory, P parameters, ModelContext context) {
    return factory.create(parameters, context);
  }

  int[] image() {
    return new int[] {channels, size, size};
  }

  /** Images in [0, 1]. */
  INDArray images(int number, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[number * channels * size * size];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256) / 255f;
    }
    return Tensors.of(pixels, number, channels, size, size);
  }

  /** The network after passes that move its statistics, with shifts that are not 0. */
  Model trained(Quantizer weights, Quantizer activations) {
    SplittableRandom random = new SplittableRandom(7);
    Model model =
        create(
            new ModelContext(channels, size, size, CLASSES, weights, activations, random.split()));
    for (Parameter p : model.parameters()) {
      if (p.role() == Parameter.Role.BATCH_NORM) {
        for (int i = 0; i < p.value().length(); i++) {
          p.value().putScalar(i, p.value().getFloat(i) + random.nextDouble(-0.3, 0.3));
        }
      }
    }
    INDArray images = images(32, 3);
    for (int pass = 0; pass < 30; pass++) {
      model.forward(images, Model.Phase.TRAINING);
    }
    return model;
  }

  /** Weight quantizer of so many bits, as experiments take it; 32 for none. */
  static Quantizer weights(int bits) {
    return switch (bits) {
      case 1 -> new BinaryFactory().create(new BinaryParameters());
      case 32 -> FullPrecision.INSTANCE;
      default -> uniform(bits, Scheme.AFFINE, Granularity.PER_TENSOR, Range.DATA);
    };
  }

  /** Activation quantizer of so many bits, as experiments take it; 32 for none. */
  static Quantizer activations(int bits) {
    return bits == 1 || bits == 32
        ? weights(bits)
        : uniform(bits, Scheme.SYMMETRIC, Granularity.PER_TENSOR, Range.FIXED);
  }

  static Quantizer uniform(int bits, Scheme scheme, Granularity granularity, Range range) {
    return uniform(bits, scheme, granularity, range, 1);
  }

  static Quantizer uniform(
      int bits, Scheme scheme, Granularity granularity, Range range, double bound) {
    return new UniformFactory()
        .create(
            new UniformParameters(bits, scheme, granularity, Encoding.OFFSET_BINARY, range, bound));
  }
}
