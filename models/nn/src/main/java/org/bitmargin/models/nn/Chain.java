package org.bitmargin.models.nn;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers one after the other, neighbours fused where they can be; none pass their input on. */
final class Chain {
  private final List<Layer> layers;
  private final List<Layer> steps;

  Chain(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    this.steps = Fusion.of(this.layers);
  }

  /** Says where tensors lie that only the next layer reads. */
  void share(SharedMemory memory) {
    share(steps, memory);
  }

  static void share(List<Layer> steps, SharedMemory memory) {
    for (Layer step : steps) {
      if (step instanceof SharesMemory layer) {
        layer.share(memory);
      }
    }
  }

  List<Layer> layers() {
    return layers;
  }

  List<Parameter> parameters() {
    return layers.stream().flatMap(l -> l.parameters().stream()).toList();
  }

  <V> V graph(GraphWriter<V> graph, V input) {
    return graph(layers, graph, input);
  }

  /** Tells what layers compute one after the other. */
  static <V> V graph(List<Layer> layers, GraphWriter<V> graph, V input) {
    V x = input;
    for (Layer layer : layers) {
      x = layer.graph(graph, x);
    }
    return x;
  }

  INDArray forward(INDArray input, Phase phase) {
    INDArray x = input;
    for (Layer layer : steps) {
      x = layer.forward(x, phase);
    }
    return x;
  }

  INDArray walk(INDArray input, BiConsumer<Layer, INDArray> visitor) {
    return Part.walk(layers, steps, input, visitor);
  }

  INDArray backward(INDArray upstream, boolean wantInput) {
    INDArray g = upstream;
    for (int i = steps.size() - 1; i >= 0; i--) {
      g = steps.get(i).backward(g, i > 0 || wantInput);
    }
    return g;
  }

  INDArray summarise(INDArray input, Consumer<LayerSummary> table) {
    INDArray x = input;
    for (Layer layer : layers) {
      x = layer.summarise(x, table);
    }
    return x;
  }
}
