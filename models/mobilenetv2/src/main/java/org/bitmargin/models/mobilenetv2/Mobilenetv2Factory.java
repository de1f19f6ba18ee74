package org.bitmargin.models.mobilenetv2;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Reference;
import org.bitmargin.models.nn.ActivationQuantizer;
import org.bitmargin.models.nn.BatchNorm;
import org.bitmargin.models.nn.ConvolutionShape;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.InvertedResidual;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.PoolKind;
import org.bitmargin.models.nn.Scale;
import org.bitmargin.models.nn.Sequential;
import org.bitmargin.models.nn.Stream;
import org.bitmargin.models.nn.StridedConv2d;
import org.bitmargin.models.nn.WindowPool2d;

/**
 * MobileNetV2: conv3×3(32), 17 inverted residual blocks, conv1×1(1280), the average over what is
 * left of the image, fc(classes) and a scale. The average is quantized instead of what it is taken
 * of, which need not be stored.
 */
public final class Mobilenetv2Factory implements ModelFactory<Mobilenetv2Parameters> {

  /** Table 2 of the paper: a stage of blocks, of which the first has the stride. */
  private record Stage(int expansion, int channels, int blocks, int stride) {}

  private static final List<Stage> STAGES =
      List.of(
          new Stage(1, 16, 1, 1),
          new Stage(6, 24, 2, 2),
          new Stage(6, 32, 3, 2),
          new Stage(6, 64, 4, 2),
          new Stage(6, 96, 3, 1),
          new Stage(6, 160, 3, 2),
          new Stage(6, 320, 1, 1));
  private static final int STEM = 32;

  @Override
  public String name() {
    return "mobilenetv2";
  }

  @Override
  public String summary() {
    return "Inverted residuals with depthwise convolutions, for 32×32 colour images or ImageNet's";
  }

  @Override
  public String formula() {
    return "conv3x3-BN-act, 17 blocks conv1x1-BN-act-depthwise3x3-BN-act-conv1x1-BN (+ input),"
        + " conv1x1-BN-activation-average-quantize, fc, scale; act = quantize(activation)";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Sandler, Howard, Zhu, Zhmoginov and Chen, MobileNetV2, CVPR 2018",
        "arXiv:1801.04381",
        Reference.Standing.ASSUMED);
  }

  @Override
  public Class<Mobilenetv2Parameters> parametersType() {
    return Mobilenetv2Parameters.class;
  }

  @Override
  public Mobilenetv2Parameters defaults() {
    return new Mobilenetv2Parameters(
        1,
        Form.CIFAR,
        Nonlinearity.HARDTANH,
        Stream.BY_BITS,
        EndPrecision.QUANTIZED,
        EndPrecision.QUANTIZED,
        false,
        0);
  }

  @Override
  public int[] imageShape() {
    return new int[] {3, 32, 32};
  }

  @Override
  public Model create(Mobilenetv2Parameters p, ModelContext context) {
    boolean cifar = p.form() == Form.CIFAR;
    int least = cifar ? 8 : 32;
    if (context.height() < least || context.width() < least) {
      throw new InvalidInputException(
          "mobilenetv2 of form %s needs at least %d×%d pixels, was %d×%d"
              .formatted(
                  cifar ? "cifar" : "imagenet", least, least, context.height(), context.width()));
    }
    Quantizer weights = context.weightQuantizer();
    Quantizer activations = context.activationQuantizer();
    int in = p.channels(STEM);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new StridedConv2d(
            "stem",
            ConvolutionShape.dense(context.channels(), in, 3, cifar ? 1 : 2),
            p.firstLayer().of(weights),
            context.init()));
    layers.add(new BatchNorm("stem.bn", in));
    boolean real = p.stream().isReal(activations);
    if (!real) {
      layers.addAll(p.activation().then("stem", activations));
    }
    int number = 0;
    for (Stage stage : STAGES) {
      int out = p.channels(stage.channels());
      for (int i = 0; i < stage.blocks(); i++) {
        boolean halves = i == 0 && !(cifar && stage == STAGES.get(1));
        layers.addAll(
            InvertedResidual.of(
                "block" + ++number,
                in,
                out,
                halves ? stage.stride() : 1,
                stage.expansion(),
                p.activation(),
                p.stream(),
                weights,
                activations,
                context.init()));
        in = out;
      }
    }
    if (real) {
      layers.addAll(p.activation().then("head.in", activations));
    }
    layers.addAll(end(p, context, in));
    return new Sequential(layers);
  }

  private static List<Layer> end(Mobilenetv2Parameters p, ModelContext context, int in) {
    Quantizer weights = context.weightQuantizer();
    Quantizer last = p.lastLayer().of(weights);
    int features = p.lastChannels();
    return List.of(
        new StridedConv2d(
            "head", ConvolutionShape.dense(in, features, 1, 1), weights, context.init()),
        new BatchNorm("head.bn", features),
        p.activation().layer("head.act"),
        WindowPool2d.global("pool", PoolKind.AVERAGE),
        new ActivationQuantizer("pool.quant", context.activationQuantizer()),
        new Flatten("flatten"),
        new Linear("fc", features, context.classes(), p.bias(), last, context.init()),
        Scale.initially("scale", p.outputScale(), last));
  }
}
