package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fake quantization of activations; the gradient is the quantizer's pseudo-gradient. Its range
 * should be fixed: one taken from the data would make an image's result depend on its batch.
 */
public final class ActivationQuantizer implements Layer, SharesMemory {
  private final String name;
  private final Quantizer quantizer;
  private final LayerMemory tensors = new LayerMemory();
  private final StoredActivation memory;
  private INDArray input;

  /** A layer that quantizes what passes. */
  public ActivationQuantizer(String name, Quantizer quantizer) {
    this.name = name;
    this.quantizer = quantizer;
    this.memory = new StoredActivation(name, quantizer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    tensors.share(shared);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.quantize(quantizer);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.quantize(name, x, quantizer);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    return memory.read(
        isIdentity() ? x : quantizer.quantize(x, tensors.output(phase, x, x.shape())), phase);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    if (isIdentity()) {
      return upstream;
    }
    return quantizer.pseudoGradient(input, upstream, tensors.gradient(upstream, upstream.shape()));
  }

  Quantizer quantizer() {
    return quantizer;
  }

  @Override
  public List<ActivationBuffer> activations() {
    return List.of(memory);
  }

  StoredActivation memory() {
    return memory;
  }

  private boolean isIdentity() {
    return quantizer == FullPrecision.INSTANCE;
  }
}
