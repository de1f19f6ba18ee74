package org.bitmargin.models.vgg3;

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
import org.bitmargin.models.nn.Conv2d;
import org.bitmargin.models.nn.ConvPool2d;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.HardTanh;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.MaxPool2d;
import org.bitmargin.models.nn.Scale;
import org.bitmargin.models.nn.Sequential;

/**
 * VGG3: conv3×3(width) – maxpool2 – BN – act – conv3×3(width) – maxpool2 – BN – act – flatten –
 * fc(hidden) – BN – act – fc(classes) – scale, with act = hardtanh, then the activation quantizer.
 * The input image itself is not quantized.
 */
public final class Vgg3Factory implements ModelFactory<Vgg3Parameters> {

  @Override
  public String name() {
    return "vgg3";
  }

  @Override
  public String summary() {
    return "Two convolutions and two linear layers with batch normalisation, for small images";
  }

  @Override
  public String formula() {
    return "conv3x3-pool-BN-act, conv3x3-pool-BN-act, fc-BN-act, fc, scale; act = quantize(hardtanh)";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Network of Yayla and Kumar, MCEL, 2026; layers as in the same author's public BNN code",
        "arXiv:2603.05048",
        Reference.Standing.READ);
  }

  @Override
  public Class<Vgg3Parameters> parametersType() {
    return Vgg3Parameters.class;
  }

  @Override
  public Vgg3Parameters defaults() {
    return new Vgg3Parameters(64, 2048, false, 0);
  }

  @Override
  public Model create(Vgg3Parameters p, ModelContext context) {
    if (context.height() < 4 || context.width() < 4) {
      throw new InvalidInputException(
          "vgg3 halves images twice and needs at least 4×4 pixels, was %d×%d"
              .formatted(context.height(), context.width()));
    }
    Quantizer weights = context.weightQuantizer();
    Quantizer activations = context.activationQuantizer();
    int features = p.width() * (context.height() / 4) * (context.width() / 4);
    List<Layer> layers = new ArrayList<>(first(p, context));
    layers.addAll(
        List.of(
            new BatchNorm("bn1", p.width()),
            new HardTanh("act1"),
            new ActivationQuantizer("quant1", activations),
            new Conv2d("conv2", p.width(), p.width(), 3, p.bias(), weights, context.init()),
            new MaxPool2d("pool2"),
            new BatchNorm("bn2", p.width()),
            new HardTanh("act2"),
            new ActivationQuantizer("quant2", activations),
            new Flatten("flatten"),
            new Linear("fc1", features, p.hidden(), p.bias(), weights, context.init()),
            new BatchNorm("bn3", p.hidden()),
            new HardTanh("act3"),
            new ActivationQuantizer("quant3", activations),
            new Linear("fc2", p.hidden(), context.classes(), p.bias(), weights, context.init()),
            new Scale("scale", initialScale(p, weights))));
    return new Sequential(layers);
  }

  /** conv1 and pool1, in one pass where that is possible. */
  private static List<Layer> first(Vgg3Parameters p, ModelContext c) {
    if (p.bias()) {
      return List.of(
          new Conv2d("conv1", c.channels(), p.width(), 3, true, c.weightQuantizer(), c.init()),
          new MaxPool2d("pool1"));
    }
    return List.of(
        new ConvPool2d("conv1", c.channels(), p.width(), 3, c.weightQuantizer(), c.init()));
  }

  private static double initialScale(Vgg3Parameters p, Quantizer weights) {
    if (p.outputScale() > 0) {
      return p.outputScale();
    }
    return weights.bits() == 1 ? 1e-3 : 1;
  }
}
