package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's convolutions, for platforms without oneDNN: right everywhere, but depthwise ones take a
 * hundred times longer.
 */
final class StridedNativeConvolution implements ConvolutionKernel {
  private final ConvolutionShape shape;
  private final LayerMemory memory;
  private final Scratch weightGradient = new Scratch();

  StridedNativeConvolution(ConvolutionShape shape, LayerMemory memory) {
    if (shape.groups() != 1 && shape.groups() != shape.in()) {
      throw new IllegalArgumentException("groups must be 1 or as many as channels");
    }
    this.shape = shape;
    this.memory = memory;
  }

  private boolean depthwise() {
    return shape.groups() > 1;
  }

  @Override
  public INDArray forward(INDArray x, INDArray weights, Phase phase) {
    INDArray y =
        memory.output(
            phase, x, x.size(0), shape.out(), shape.output(x.size(2)), shape.output(x.size(3)));
    Nd4j.exec(op(depthwise() ? "depthwise_conv2d" : "conv2d", x, ordered(weights), y));
    return y;
  }

  @Override
  public Gradients backward(INDArray x, INDArray weights, INDArray upstream, boolean wantInput) {
    INDArray dw = weightGradient.of(weights.shape());
    INDArray dx = memory.gradient(upstream, x.shape());
    DynamicCustomOp op =
        builder(depthwise() ? "depthwise_conv2d_bp" : "conv2d_bp")
            .addInputs(x, ordered(weights), upstream)
            .addOutputs(dx, ordered(dw))
            .build();
    Nd4j.exec(op);
    return new Gradients(dw, wantInput ? dx : null);
  }

  /** ND4J wants depthwise weights as [multiplier, channels, k, k]. */
  private INDArray ordered(INDArray weights) {
    return depthwise() && weights.size(1) == 1
        ? weights.reshape(1, shape.in(), shape.kernel(), shape.kernel())
        : weights;
  }

  private DynamicCustomOp op(String name, INDArray x, INDArray weights, INDArray y) {
    return builder(name).addInputs(x, weights).addOutputs(y).build();
  }

  private DynamicCustomOp.DynamicCustomOpsBuilder builder(String name) {
    int k = shape.kernel();
    int s = shape.stride();
    int p = shape.padding();
    // kernel, stride, padding, dilation, padding as given, NCHW, weights [out, in, k, k]
    return DynamicCustomOp.builder(name).addIntegerArguments(k, k, s, s, p, p, 1, 1, 0, 0, 1);
  }
}
