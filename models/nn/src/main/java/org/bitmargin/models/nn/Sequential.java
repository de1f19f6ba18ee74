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
  private final Chain chain;
  private final List<Parameter> parameters;

  /** A network of these layers; parameter names must be unique. */
  public Sequential(List<Layer> layers) {
    this.chain = new Chain(layers);
    this.parameters = chain.parameters();
    chain.share(new SharedMemory());
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
    return chain.forward(Tensors.dense(images), phase).dup('c');
  }

  @Override
  public void backward(INDArray gradient) {
    chain.backward(Tensors.dense(gradient), false);
  }

  /**
   * Computes in the training phase and shows each step with its input before: layers that are fused
   * are one, residual layers are opened, and a sum is shown with one input for both.
   *
   * @param visitor may run a step forward and backward
   */
  public void eachPart(INDArray images, BiConsumer<Layer, INDArray> visitor) {
    chain.walk(Tensors.dense(images), visitor);
  }

  @Override
  public List<ActivationBuffer> activations() {
    return chain.layers().stream().flatMap(layer -> layer.activations().stream()).toList();
  }

  @Override
  public Inference inference() {
    PlanBuilder plan = new PlanBuilder(parameters);
    chain.layers().forEach(layer -> layer.plan(plan));
    return plan.build().flatMap(Plan::freeze).orElseGet(this::reference);
  }

  @Override
  public <V> V graph(GraphWriter<V> graph, V images) {
    return chain.graph(graph, images);
  }

  @Override
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    for (Layer layer : chain.layers()) {
      lines.add(layer.name());
      layer.parameters().forEach(p -> lines.add("  " + p));
    }
    return lines;
  }

  @Override
  public List<LayerSummary> layers(INDArray image) {
    List<LayerSummary> table = new ArrayList<>();
    chain.summarise(Tensors.dense(image), table::add);
    return table;
  }
}
