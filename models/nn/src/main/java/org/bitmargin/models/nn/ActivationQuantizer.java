package org.bitmargin.models.nn;

import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fake quantization of activations; the gradient is the quantizer's pseudo-gradient. Its range
 * should be fixed: one taken from the data would make an image's result depend on its batch.
 */
public final class ActivationQuantizer implements Layer {
  private final String name;
  private final Quantizer quantizer;
  private INDArray input;

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
  public INDArray forward(INDArray x, Phase phase) {
    input = x;
    return isIdentity() ? x : quantizer.quantize(x);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return isIdentity() ? upstream : quantizer.pseudoGradient(input, upstream);
  }

  private boolean isIdentity() {
    return quantizer == FullPrecision.INSTANCE;
  }
}
