package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.Inference;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Tensors;
import org.bitmargin.models.inference.Plan;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers one after the other. */
public final class Sequential implements Model {
  private final List<Layer> layers;
  private final List<Layer> steps;
  private final List<Parameter> parameters;

  /** A network of these layers; parameter names must be unique. */
  public Sequential(List<Layer> layers) {
    this.layers = List.copyOf(layers);
    this.steps = Fusion.of(this.layers);
    Chain.share(steps, new SharedMemory());
    this.parameters = layers.stream().flatMap(l -> l.parameters().stream()).toList();
    Set<String> names = new HashSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException("two parameters are named " + parameter.name());
      }
    }
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public INDArray forward(INDArray images, Phase phase) {
    INDArray x = Tensors.dense(images);
    for (Layer layer : steps) {
      x = layer.forward(x, phase);
    }
    return x.dup('c');
  }

  @Override
  public void backward(INDArray gradient) {
    INDArray g = Tensors.dense(gradient);
    for (int i = steps.size() - 1; i >= 0; i--) {
      g = steps.get(i).backward(g, i > 0);
    }
  }

  /**
   * Computes in the training phase and shows each step with its input before: layers that are fused
   * are one, residual layers are opened, and a sum is shown with one input for both.
   *
   * @param visitor may run a step forward and backward
   */
  public void eachPart(INDArray images, BiConsumer<Layer, INDArray> visitor) {
    Part.walk(layers, steps, Tensors.dense(images), visitor);
  }

  @Override
  public List<ActivationBuffer> activations() {
    return layers.stream().flatMap(layer -> layer.activations().stream()).toList();
  }

  @Override
  public Inference inference() {
    PlanBuilder plan = new PlanBuilder(parameters);
    layers.forEach(layer -> layer.plan(plan));
    return plan.build().flatMap(Plan::freeze).orElseGet(this::reference);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V images) {
    return Chain.graph(layers, graph, images);
  }

  @Override
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (Layer layer : layers) {
      lines.add(layer.name());
      layer.parameters().forEach(p -> lines.add("  " + p));
    }
    return lines;
  }

  @Override
  public List<LayerSummary> layers(INDArray image) {
    List<LayerSummary> table = new ArrayList<>();
    INDArray x = Tensors.dense(image);
    for (Layer layer : layers) {
      x = layer.summarise(x, table::add);
    }
    return table;
  }
}
