package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's conv2d, which the native backend runs through oneDNN. */
final class NativeConvolution implements ConvolutionKernel {
  private final LayerMemory memory;
  private final Scratch weightGradient = new Scratch();

  NativeConvolution(LayerMemory memory) {
    this.memory = memory;
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    INDArray y = memory.output(phase, x, x.size(0), weights.size(0), x.size(2), x.size(3));
    Nd4j.exec(op("conv2d", weights).addInputs(x, weights).addOutputs(y).build());
    return y;
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    INDArray dw = weightGradient.of(weights.shape());
    INDArray dx = memory.gradient(upstream, x.shape());
    Nd4j.exec(op("conv2d_bp", weights).addInputs(x, weights, upstream).addOutputs(dx, dw).build());
    return new Gradients(dw, wantInput ? dx : null);
  }

  private static DynamicCustomOp.DynamicCustomOpsBuilder op(String name, INDArray weights) {
    int k = (int) weights.size(2);
    // kernel, stride, padding (unused), dilation, same mode, NCHW, weights [out, in, k, k]
    return DynamicCustomOp.builder(name).addIntegerArguments(k, k, 1, 1, 0, 0, 1, 1, 1, 0, 1);
  }
}
