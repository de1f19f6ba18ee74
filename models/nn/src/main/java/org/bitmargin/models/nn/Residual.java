package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = body(x) + shortcut(x), where a shortcut of no layers is x itself (He et al., Deep Residual
 * Learning for Image Recognition, CVPR 2016).
 */
public final class Residual implements Layer, SharesMemory {
  private final String name;
  private final Chain body;
  private final Chain shortcut;
  private final LayerMemory memory = new LayerMemory();

  /** Two ways to the same shape; at least the body has layers. */
  public Residual(String name, List<Layer> body, List<Layer> shortcut) {
    if (body.isEmpty()) {
      throw new IllegalArgumentException(name + " needs a layer in its body");
    }
    this.name = name;
    this.body = new Chain(body);
    this.shortcut = new Chain(shortcut);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void share(SharedMemory shared) {
    memory.share(shared);
    body.share(shared.body());
    shortcut.share(shared.shortcut());
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(body.parameters());
    all.addAll(shortcut.parameters());
    return all;
  }

  @Override
  public List<ActivationBuffer> activations() {
    return parts().stream().flatMap(layer -> layer.activations().stream()).toList();
  }

  /** The layers of the body, then those of the shortcut. */
  List<Layer> parts() {
    List<Layer> all = new ArrayList<>(body.layers());
    all.addAll(shortcut.layers());
    return all;
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V x) {
    return graph.add(name, body.graph(graph, x), shortcut.graph(graph, x));
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    return add(x, body.forward(x, phase), shortcut.forward(x, phase), phase);
  }

  /** As {@link Chain#walk}. */
  INDArray walk(INDArray x, BiConsumer<Layer, INDArray> visitor) {
    INDArray a = body.walk(x, visitor);
    INDArray b = shortcut.walk(x, visitor);
    visitor.accept(new Residual(name, List.of(new Unchanged(name)), List.of()), a);
    return add(x, a, b, Phase.TRAINING);
  }

  private INDArray add(INDArray x, INDArray a, INDArray b, Phase phase) {
    if (!Arrays.equals(a.shape(), b.shape())) {
      throw new IllegalArgumentException(
          "%s: the body gives %s and the shortcut %s; they must be equal"
              .formatted(name, Arrays.toString(a.shape()), Arrays.toString(b.shape())));
    }
    return a.addi(b, memory.output(phase, x, a.shape()));
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    INDArray ofBody = body.backward(upstream, wantInput);
    INDArray ofShortcut = shortcut.backward(upstream, wantInput);
    return wantInput ? ofBody.addi(ofShortcut, memory.gradient(upstream, ofBody.shape())) : null;
  }

  @Override
  public INDArray summarise(INDArray x, Consumer<LayerSummary> table) {
    INDArray y = add(x, body.summarise(x, table), shortcut.summarise(x, table), Phase.INFERENCE);
    table.accept(Layer.summary(name, y, List.of(), 0));
    return y;
  }
}
