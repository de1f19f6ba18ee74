package org.bitmargin.models.mlp;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.Model;
import org.bitmargin.api.ModelContext;
import org.bitmargin.api.ModelFactory;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Reference;
import org.bitmargin.models.nn.ActivationQuantizer;
import org.bitmargin.models.nn.BatchNorm;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.HardTanh;
import org.bitmargin.models.nn.Layer;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.Scale;
import org.bitmargin.models.nn.Sequential;

/** A multi-layer perceptron: flatten, then (fc – BN – act) for each hidden layer, fc, scale. */
public final class MlpFactory implements ModelFactory<MlpParameters> {

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String summary() {
    return "Multi-layer perceptron with batch normalisation, the smallest network to try an idea on";
  }

  @Override
  public String formula() {
    return "(fc-BN-act) x layers, fc, scale; act = quantize(hardtanh)";
  }

  @Override
  public Reference reference() {
    return new Reference(
        "Hubara, Courbariaux, Soudry, El-Yaniv and Bengio, Binarized Neural Networks, NeurIPS 2016",
        "https://arxiv.org/abs/1602.02830",
        Reference.Standing.ASSUMED);
  }

  @Override
  public Class<MlpParameters> parametersType() {
    return MlpParameters.class;
  }

  @Override
  public MlpParameters defaults() {
    return new MlpParameters(256, 1, false, 0);
  }

  @Override
  public Model create(MlpParameters p, ModelContext context) {
    Quantizer weights = context.weightQuantizer();
    List<Layer> layers = new ArrayList<>();
    layers.add(new Flatten("flatten"));
    int in = context.channels() * context.height() * context.width();
    for (int i = 1; i <= p.layers(); i++) {
      layers.add(new Linear("fc" + i, in, p.hidden(), p.bias(), weights, context.init()));
      layers.add(new BatchNorm("bn" + i, p.hidden()));
      layers.add(new HardTanh("act" + i));
      layers.add(new ActivationQuantizer("quant" + i, context.activationQuantizer()));
      in = p.hidden();
    }
    String last = "fc" + (p.layers() + 1);
    layers.add(new Linear(last, in, context.classes(), p.bias(), weights, context.init()));
    double automatic = weights.bits() == 1 ? 1 / Math.sqrt(p.hidden()) : 1;
    layers.add(new Scale("scale", p.outputScale() > 0 ? p.outputScale() : automatic));
    return new Sequential(layers);
  }
}
