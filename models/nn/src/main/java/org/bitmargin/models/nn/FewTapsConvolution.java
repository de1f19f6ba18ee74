package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of few taps a pixel: inference adds shifted planes, in the order that inference on
 * packed bits repeats; training goes through oneDNN.
 */
final class FewTapsConvolution implements ConvolutionKernel {
  private final ShiftedPlanes inference;
  private final OneDnnConvolution training;

  FewTapsConvolution(ConvolutionShape shape, LayerMemory memory) {
    this.inference = new ShiftedPlanes(memory);
    this.training = new OneDnnConvolution(shape, memory);
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    ConvolutionKernel kernel = phase == Phase.TRAINING ? training : inference;
    return kernel.forward(x, weights, phase);
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    return training.backward(x, weights, upstream, wantInput);
  }
}
