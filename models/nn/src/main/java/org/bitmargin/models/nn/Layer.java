package org.bitmargin.models.nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.FullPrecision;
import org.bitmargin.api.GraphWriter;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.LayerSummary;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.models.inference.PlanBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A step of a network: y = f(x; parameters), and its derivatives. */
public interface Layer {

  /** The name its parameters start with, e.g. {@code conv1}. */
  String name();

  /** Its parameters in a fixed order; none by default. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** The quantized activations it writes to memory; none by default. */
  default List<ActivationBuffer> activations() {
    return List.of();
  }

  /**
   * Computes the output.
   *
   * @param input dense, C order, dimension 0 being the batch; must stay unchanged until backward
   * @return valid until the next forward pass of this layer; in the inference phase until the layer
   *     after the next one has computed its own
   */
  INDArray forward(INDArray input, Phase phase);

  /**
   * Sets the gradients of the parameters and computes that of the input, after a forward pass in
   * the training phase.
   *
   * @param upstream gradient with respect to the output
   * @param wantInput whether the gradient of the input is needed; false for the first layer
   * @return gradient with respect to the input, valid until the layer two before this one has
   *     computed its own; null if unwanted
   */
  INDArray backward(INDArray upstream, boolean wantInput);

  /** Says what inference does here; without it the network runs on the reference path alone. */
  default void plan(PlanBuilder plan) {
    plan.unsupported();
  }

  /** Says what inference computes here; without it the network cannot be exported. */
  default <V> V graph(GraphWriter<V> graph, V x) {
    throw new InvalidInputException(
        "layer %s (%s) does not say what it computes, so the network cannot be exported"
            .formatted(name(), getClass().getSimpleName()));
  }

  /** Products with weights that one image takes, from input and output of one image. */
  default long multiplyAdds(INDArray x, INDArray y) {
    long positions = y.rank() == 4 ? y.size(2) * y.size(3) : 1;
    return positions
        * parameters().stream()
            .filter(p -> p.role() == Parameter.Role.WEIGHT)
            .mapToLong(p -> p.value().length())
            .sum();
  }

  /**
   * Computes the output for one image and says what there is to it; a layer of parts lists them.
   *
   * @param x the input, dimension 0 being 1
   * @return as {@link #forward} in the inference phase
   */
  default INDArray summarise(INDArray x, Consumer<LayerSummary> table) {
    INDArray y = forward(x, Phase.INFERENCE);
    table.accept(summary(name(), y, parameters(), multiplyAdds(x, y)));
    return y;
  }

  /** A line of the table. */
  static LayerSummary summary(String name, INDArray y, List<Parameter> all, long multiplyAdds) {
    long full = 0;
    long quantized = 0;
    for (Parameter p : all) {
      if (p.quantizer() == FullPrecision.INSTANCE) {
        full += p.value().length();
      } else {
        quantized += p.value().length();
      }
    }
    List<Long> sizes = Arrays.stream(y.shape()).skip(1).boxed().toList();
    return new LayerSummary(name, sizes, quantized, full, multiplyAdds);
  }
}
