package org.bitmargin.models.nn;

import java.util.List;
import java.util.function.BiConsumer;
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

  /**
   * Computes in the training phase, and shows each step with its input before; residual layers are
   * opened, and their sum is a part of its own, shown with x + x.
   *
   * @param steps those that {@link Fusion#of} made of the layers
   */
  static INDArray walk(
      List<Layer> layers, List<Layer> steps, INDArray input, BiConsumer<Layer, INDArray> visitor) {
    INDArray x = input;
    int from = 0;
    for (int i = 0; i < steps.size(); i++) {
      int size = Fusion.size(layers.subList(from, layers.size()));
      if (steps.get(i) instanceof Residual residual) {
        x = residual.walk(x, visitor);
      } else {
        Part part = new Part(steps.get(i), layers.subList(from, from + size));
        visitor.accept(part, x);
        x = part.forward(x, Phase.TRAINING);
      }
      from += size;
    }
    return x;
  }
}
