package org.bitmargin.models.nn;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fake quantization of activations; the gradient is the quantizer's pseudo-gradient. Its range
 * should be fixed: one taken from the data would make an image's result depend on its batch.
 */
public final class ActivationQuantizer implements Layer {
  private final String name;
  private final Quantizer quantizer;
  private INDArray input;
  private final INDArray[] outputs = new INDArray[Phase.values().length];
  private INDArray inputGradient;

  /** A layer that quantizes what passes. */
  public ActivationQuantizer(String name, Quantizer quantizer) {
    this.name = name;
    this.quantizer = quantizer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.quantize(quantizer);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    if (isIdentity()) {
      return x;
    }
    int i = phase.ordinal();
    outputs[i] = replace(outputs[i], quantizer.quantize(x));
    return outputs[i];
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (isIdentity()) {
      return upstream;
    }
    inputGradient = replace(inputGradient, quantizer.pseudoGradient(input, upstream));
    return inputGradient;
  }

  /** Frees a result at once: waiting for the garbage collector would pile up native memory. */
  private static INDArray replace(INDArray old, INDArray fresh) {
    if (old != null && old.closeable()) {
      old.close();
    }
    return fresh;
  }

  private boolean isIdentity() {
    return quantizer == FullPrecision.INSTANCE;
  }
}
