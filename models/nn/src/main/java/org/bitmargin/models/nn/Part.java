package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step of a network together with the layers it stands for, which say what it computes. */
final class Part implements Layer {
  private final Layer step;
  private final List<Layer> layers;

  Part(Layer step, List<Layer> layers) {
    this.step = step;
    this.layers = List.copyOf(layers);
  }

  Layer step() {
    return step;
  }

  @Override
  public String name() {
    return String.join("+", layers.stream().map(Layer::name).toList());
  }

  @Override
  public List<Parameter> parameters() {
    return step.parameters();
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V input) {
    return Chain.graph(layers, graph, input);
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    return step.forward(x, phase);
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return step.backward(upstream, wantInput);
  }
}
