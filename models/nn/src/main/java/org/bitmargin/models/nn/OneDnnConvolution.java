package org.bitmargin.models.nn;

import java.util.Arrays;
import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolutions of any stride and number of groups through oneDNN, which computes in its own
 * layouts; primitives are made anew only when the shape of the input changes.
 */
final class OneDnnConvolution implements ConvolutionKernel {
  private final ConvolutionShape shape;
  private final OneDnnPass[] passes = new OneDnnPass[Phase.values().length];
  private final Scratch output = new Scratch();
  private final Scratch weightGradient = new Scratch();
  private final Scratch inputGradient = new Scratch();

  OneDnnConvolution(ConvolutionShape shape) {
    this.shape = shape;
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    OneDnnPass pass = passes[phase.ordinal()];
    if (pass == null || !Arrays.equals(pass.input(), x.shape())) {
      if (pass != null) {
        pass.close();
      }
      pass = new OneDnnPass(shape, x.shape(), phase == Phase.TRAINING);
      passes[phase.ordinal()] = pass;
    }
    INDArray y = output.in(phase, pass.output());
    pass.forward(x, weights, y);
    return y;
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    OneDnnPass pass = passes[Phase.TRAINING.ordinal()];
    INDArray dw = weightGradient.of(weights.shape());
    INDArray dx = wantInput ? inputGradient.of(x.shape()) : null;
    pass.backward(x, weights, upstream, dw, dx);
    return new Gradients(dw, dx);
  }
}
