package org.bitmargin.models.resnet18;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Reference;
import org.bitmargin.models.nn.ActivationQuantizer;
import org.bitmargin.models.nn.BasicBlock;
import org.bitmargin.models.nn.BatchNorm;
import org.bitmargin.models.nn.ConvolutionShape;
import org.bitmargin.models.nn.EndPrecision;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.MaxPool2d;
import org.bitmargin.models.nn.Nonlinearity;
import org.bitmargin.models.nn.PoolKind;
import org.bitmargin.models.nn.Scale;
import org.bitmargin.models.nn.Sequential;
import org.bitmargin.models.nn.StridedConv2d;
import org.bitmargin.models.nn.WindowPool2d;

/**
 * ResNet18: a stem, four stages of two basic blocks with w, 2w, 4w and 8w channels (the first block
 * of each stage but the first has stride 2), a pooling of what is left, fc(classes) and a scale.
 * Parameter names are torchvision's.
 */
public final class Resnet18Factory implements ModelFactory<Resnet18Parameters> {
  private static final int STAGES = 4;

  @Override
  public String name() {
    return "resnet18";
  }

  @Override
  public String summary() {
    return "Residual network of eight basic blocks, for 64×64 images or ImageNet's";
  }

  @Override
  public String formula() {
    return "conv-BN-act, 4 stages of 2 blocks act(conv3x3-BN-act-conv3x3-BN + shortcut), pool, fc,"
        + " scale; act = quantize(activation), shortcut = identity or conv1x1-BN";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "He, Zhang, Ren and Sun, Deep Residual Learning for Image Recognition, CVPR 2016",
        "arXiv:1512.03385",
        Reference.Standing.ASSUMED);
  }

  @Override
  public List<Reference> sources() {
    return List.of(
        reference(),
        new Reference(
            "Small form: Yayla and Kumar, MCEL, 2026; layers as in the same author's public BNN"
                + " code",
            "arXiv:2603.05048",
            Reference.Standing.READ));
  }

  @Override
  public Class<Resnet18Parameters> parametersType() {
    return Resnet18Parameters.class;
  }

  @Override
  public Resnet18Parameters defaults() {
    return new Resnet18Parameters(
        64,
        Stem.SMALL,
        Nonlinearity.HARDTANH,
        EndPrecision.QUANTIZED,
        EndPrecision.QUANTIZED,
        false,
        0);
  }

  @Override
  public int[] imageShape() {
    return new int[] {3, 64, 64};
  }

  @Override
  public Model create(Resnet18Parameters p, ModelContext context) {
    boolean small = p.stem() == Stem.SMALL;
    int least = small ? 8 : 32;
    if (context.height() < least || context.width() < least) {
      throw new InvalidInputException(
          "resnet18 with stem %s needs at least %d×%d pixels, was %d×%d"
              .formatted(
                  small ? "small" : "imagenet", least, least, context.height(), context.width()));
    }
    Quantizer weights = context.weightQuantizer();
    Quantizer activations = context.activationQuantizer();
    List<Layer> layers = new ArrayList<>(stem(p, context));
    int in = p.width();
    for (int stage = 1; stage <= STAGES; stage++) {
      int out = p.width() << (stage - 1);
      if (small && stage == STAGES) {
        layers.add(new MaxPool2d("pool"));
      }
      for (int block = 0; block < 2; block++) {
        String name = "layer%d.%d".formatted(stage, block);
        int stride = stage > 1 && block == 0 ? 2 : 1;
        layers.addAll(
            BasicBlock.of(
                name, in, out, stride, p.activation(), weights, activations, context.init()));
        in = out;
      }
    }
    if (small) {
      layers.add(WindowPool2d.global("last.pool", PoolKind.MAXIMUM));
    } else {
      layers.add(WindowPool2d.global("last.pool", PoolKind.AVERAGE));
      layers.add(new ActivationQuantizer("last.quant", activations));
    }
    layers.add(new Flatten("flatten"));
    Quantizer last = p.lastLayer().of(weights);
    layers.add(new Linear("fc", in, context.classes(), p.bias(), last, context.init()));
    layers.add(Scale.initially("scale", p.outputScale(), last));
    return new Sequential(layers);
  }

  private static List<Layer> stem(Resnet18Parameters p, ModelContext context) {
    boolean small = p.stem() == Stem.SMALL;
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new StridedConv2d(
            "conv1",
            ConvolutionShape.dense(context.channels(), p.width(), small ? 3 : 7, small ? 1 : 2),
            p.firstLayer().of(context.weightQuantizer()),
            context.init()));
    layers.add(new BatchNorm("bn1", p.width()));
    layers.addAll(p.activation().then("stem", context.activationQuantizer()));
    if (!small) {
      layers.add(WindowPool2d.maximum("maxpool", 3, 2, 1));
    }
    return layers;
  }
}
