package org.bitmargin.models.nn;

import java.util.List;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.OneDnn;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution with stride 1 and zero padding that keeps height and width: x [batch, in, h, w],
 * weights [out, in, k, k] with odd k, bias [out] or none.
 */
public final class Conv2d implements Layer, SharesMemory {
  // Below this many taps a pixel, oneDNN spends its time on reordering memory.
  private static final int FEW_TAPS = 32;
  // Up to so many channels Winograd's algorithm, which ND4J's older oneDNN has, is the faster one
  // backward; with more it takes 3 to 30 times as long.
  private static final int WINOGRAD = 64;

  private final String name;
  private final Parameter weight;
  private final Parameter bias;
  private final EffectiveWeight effective;
  private final LayerMemory memory = new LayerMemory();
  private final ConvolutionKernel kernel;
  private final ConvolutionKernel apart;
  private final boolean fewTaps;
  private INDArray input;

  /** A layer with weights drawn uniformly from ±1/√(in·k²). */
  public Conv2d(
      String name,
      int in,
      int out,
      int k,
      boolean withBias,
      Quantizer quantizer,
      RandomGenerator init) {
    if (k % 2 == 0) {
      throw new IllegalArgumentException("kernel size must be odd, was " + k);
    }
    int fanIn = in * k * k;
    this.name = name;
    this.weight =
        new Parameter(
            name + ".weight",
            Parameter.Role.WEIGHT,
            quantizer,
            Initial.uniform(init, fanIn, out, in, k, k));
    this.effective = new EffectiveWeight(weight);
    this.bias =
        withBias
            ? new Parameter(
                name + ".bias",
                Parameter.Role.BIAS,
                FullPrecision.INSTANCE,
                Initial.uniform(init, fanIn, out))
            : null;
    this.fewTaps = fanIn <= FEW_TAPS;
    this.kernel = kernel(ConvolutionShape.dense(in, out, k, 1), fewTaps, memory);
    boolean small = !fewTaps && in <= WINOGRAD && out <= WINOGRAD;
    this.apart = small ? new NativeConvolution(memory) : kernel;
  }

  private static ConvolutionKernel kernel(
      ConvolutionShape shape, boolean fewTaps, LayerMemory memory) {
    if (OneDnn.loaded()) {
      return fewTaps ? new FewTapsConvolution(shape, memory) : new OneDnnConvolution(shape, memory);
    }
    return fewTaps ? new ShiftedPlanes(memory) : new NativeConvolution(memory);
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
    return bias == null ? List.of(weight) : List.of(weight, bias);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.convolution(weight, bias);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    int k = (int) weight.value().size(2);
    return graph.convolution(name, x, weight, bias, new GraphWriter.Window(k, 1, k / 2), 1);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    INDArray used = effective.refresh(phase);
    INDArray y = kernel.forward(x, used, phase);
    if (bias != null) {
      Channels.shift(y, Tensors.toArray(bias.effective()));
    }
    return y;
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return backward(kernel, input, upstream, wantInput);
  }

  /** The same for an input that did not come through {@link #forward}. */
  INDArray backward(INDArray input, INDArray upstream, boolean wantInput) {
    return backward(apart, input, upstream, wantInput);
  }

  private INDArray backward(
      ConvolutionKernel way, INDArray input, INDArray upstream, boolean wantInput) {
    ConvolutionKernel.Gradients gradients =
        way.backward(input, effective.ofTraining(), upstream, wantInput);
    weightGradient(gradients.weight());
    if (bias != null) {
      bias.gradient(upstream.sum(0, 2, 3));
    }
    return gradients.input();
  }

  /** Sets the gradient from that of the quantized weights, which is overwritten. */
  void weightGradient(INDArray dw) {
    weight.gradient(weight.quantizer().pseudoGradient(weight.value(), dw, dw));
  }

  EffectiveWeight weights() {
    return effective;
  }

  boolean hasBias() {
    return bias != null;
  }

  boolean hasFewTaps() {
    return fewTaps;
  }
}
