package org.bitmargin.models.vgg7;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Reference;
import org.bitmargin.models.nn.BatchNorm;
import org.bitmargin.models.nn.Conv2d;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.MaxPool2d;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.Scale;
import org.bitmargin.models.nn.Sequential;

/**
 * VGG7: six 3×3 convolutions of w, w, 2w, 2w, 4w, 4w channels, the second of each pair followed by
 * a 2×2 maximum, then fc(hidden) and fc(classes) – scale; BN and act after each but the last, with
 * act = hardtanh, then the activation quantizer. No biases. The input image itself is not
 * quantized.
 */
public final class Vgg7Factory implements ModelFactory<Vgg7Parameters> {
  private static final int CONVOLUTIONS = 6;

  @Override
  public String name() {
    return "vgg7";
  }

  @Override
  public String summary() {
    return "Six convolutions and two linear layers with batch normalisation, for 32×32 colour"
        + " images";
  }

  @Override
  public String formula() {
    return "conv3x3(w)-BN-act, conv3x3(w)-pool-BN-act, the same with 2w and 4w, fc-BN-act, fc,"
        + " scale; act = quantize(hardtanh)";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Network of Yayla and Kumar, MCEL, 2026; layers as in the same author's public BNN code",
        "arXiv:2603.05048",
        Reference.Standing.READ);
  }

  @Override
  public Class<Vgg7Parameters> parametersType() {
    return Vgg7Parameters.class;
  }

  @Override
  public Vgg7Parameters defaults() {
    return new Vgg7Parameters(128, 1024, EndPrecision.QUANTIZED, EndPrecision.QUANTIZED, 0);
  }

  @Override
  public int[] imageShape() {
    return new int[] {3, 32, 32};
  }

  @Override
  public Model create(Vgg7Parameters p, ModelContext context) {
    if (context.height() < 8 || context.width() < 8) {
      throw new InvalidInputException(
          "vgg7 halves images three times and needs at least 8×8 pixels, was %d×%d"
              .formatted(context.height(), context.width()));
    }
    Quantizer weights = context.weightQuantizer();
    List<Layer> layers = new ArrayList<>();
    int in = context.channels();
    for (int i = 1; i <= CONVOLUTIONS; i++) {
      int out = p.width() << (i - 1) / 2;
      Quantizer stored = i == 1 ? p.firstLayer().of(weights) : weights;
      layers.add(new Conv2d("conv" + i, in, out, 3, false, stored, context.init()));
      if (i % 2 == 0) {
        layers.add(new MaxPool2d("pool" + i));
      }
      layers.add(new BatchNorm("bn" + i, out));
      layers.addAll(activation(i, context));
      in = out;
    }
    layers.add(new Flatten("flatten"));
    int features = in * (context.height() / 8) * (context.width() / 8);
    layers.add(new Linear("fc1", features, p.hidden(), false, weights, context.init()));
    layers.add(new BatchNorm("bn7", p.hidden()));
    layers.addAll(activation(7, context));
    Quantizer last = p.lastLayer().of(weights);
    layers.add(new Linear("fc2", p.hidden(), context.classes(), false, last, context.init()));
    layers.add(Scale.initially("scale", p.outputScale(), last));
    return new Sequential(layers);
  }

  private static List<Layer> activation(int number, ModelContext context) {
    return Nonlinearity.HARDTANH.then("layer" + number, context.activationQuantizer());
  }
}
