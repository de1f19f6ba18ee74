package org.bitmargin.models.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.OneDnn;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of any stride, dense or depthwise, without bias: x [batch, in, h, w], weights [out,
 * in/groups, k, k], y [batch, out, ⌈h/stride⌉, ⌈w/stride⌉]. {@link Conv2d} does dense ones of
 * stride 1 with a bias.
 */
public final class StridedConv2d implements Layer, SharesMemory {
  private final String name;
  private final ConvolutionShape shape;
  private final Parameter weight;
  private final EffectiveWeight effective;
  private final LayerMemory memory = new LayerMemory();
  private final ConvolutionKernel kernel;
  private INDArray input;

  /** A layer with weights drawn uniformly from ±1/√(terms of a sum). */
  public StridedConv2d(
      String name, ConvolutionShape shape, Quantizer quantizer, RandomGenerator init) {
    this(name, shape, quantizer, init, OneDnn.loaded());
  }

  /** As above, through oneDNN or through ND4J's own operations. */
  StridedConv2d(
      String name,
      ConvolutionShape shape,
      Quantizer quantizer,
      RandomGenerator init,
      boolean oneDnn) {
    this.name = name;
    this.shape = shape;
    this.weight =
        new Parameter(
            name + ".weight",
            Parameter.Role.WEIGHT,
            quantizer,
            Initial.uniform(init, shape.fanIn(), shape.weights()));
    this.effective = new EffectiveWeight(weight);
    this.kernel =
        oneDnn ? new OneDnnConvolution(shape, memory) : new StridedNativeConvolution(shape, memory);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    memory.share(shared);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    var window = new GraphWriter.Window(shape.kernel(), shape.stride(), shape.padding());
    return graph.convolution(name, x, weight, null, window, shape.groups());
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    return kernel.forward(x, effective.refresh(phase), phase);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    ConvolutionKernel.Gradients gradients =
        kernel.backward(input, effective.ofTraining(), upstream, wantInput);
    INDArray dw = gradients.weight();
    weight.gradient(weight.quantizer().pseudoGradient(weight.value(), dw, dw));
    return gradients.input();
  }
}
