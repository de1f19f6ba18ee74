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
  private final List<Part> parts;

  Chain(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    this.parts = Fusion.parts(this.layers);
  }

  /** Says where tensors lie that only the next layer reads. */
  void share(SharedMemory memory) {
    for (Part part : parts) {
      if (part.step() instanceof SharesMemory layer) {
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
    for (Part part : parts) {
      x = part.forward(x, phase);
    }
    return x;
  }

  /**
   * Computes in the training phase, and shows each step with its input before; residual layers are
   * opened, and their sum is a part of its own, shown with x + x.
   */
  INDArray walk(INDArray input, BiConsumer<Layer, INDArray> visitor) {
    INDArray x = input;
    for (Part part : parts) {
      if (part.step() instanceof Residual residual) {
        x = residual.walk(x, visitor);
      } else {
        visitor.accept(part, x);
        x = part.forward(x, Phase.TRAINING);
      }
    }
    return x;
  }

  INDArray backward(INDArray upstream, boolean wantInput) {
    INDArray g = upstream;
    for (int i = parts.size() - 1; i >= 0; i--) {
      g = parts.get(i).backward(g, i > 0 || wantInput);
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
