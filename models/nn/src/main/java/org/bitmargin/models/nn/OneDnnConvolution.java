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
  private INDArray loaded;
  private final LayerMemory memory;
  private final Scratch weightGradient = new Scratch();

  OneDnnConvolution(ConvolutionShape shape, LayerMemory memory) {
    this.shape = shape;
    this.memory = memory;
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    OneDnnPass pass = pass(x, phase);
    INDArray y = memory.output(phase, x, pass.output());
    pass.forward(x, weights, y);
    loaded = phase == Phase.TRAINING ? x : loaded;
    return y;
  }

  private OneDnnPass pass(INDArray x, Phase phase) {
    OneDnnPass pass = passes[phase.ordinal()];
    if (pass == null || !Arrays.equals(pass.input(), x.shape())) {
      if (pass != null) {
        pass.close();
      }
      pass = new OneDnnPass(shape, x.shape(), phase == Phase.TRAINING);
      passes[phase.ordinal()] = pass;
    }
    return pass;
  }

  /** Also on an input that did not come through {@link #forward}. */
  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    OneDnnPass pass = pass(x, Phase.TRAINING);
    if (loaded != x) {
      pass.load(x);
    }
    // The same tensor may hold another batch the next time.
    loaded = null;
    INDArray dw = weightGradient.of(weights.shape());
    INDArray dx = wantInput ? memory.gradient(upstream, x.shape()) : null;
    pass.backward(x, weights, upstream, dw, dx);
    return new Gradients(dw, dx);
  }
}
