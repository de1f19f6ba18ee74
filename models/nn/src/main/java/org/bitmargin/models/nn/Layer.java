package org.bitmargin.models.nn;

import java.util.List;
import org.bitmargin.api.ActivationBuffer;
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
   * @return valid until the next forward pass of this layer
   */
  INDArray forward(INDArray input, Phase phase);

  /**
   * Sets the gradients of the parameters and computes that of the input, after a forward pass in
   * the training phase.
   *
   * @param upstream gradient with respect to the output
   * @param wantInput whether the gradient of the input is needed; false for the first layer
   * @return gradient with respect to the input, valid until the next backward pass; null if
   *     unwanted
   */
  INDArray backward(INDArray upstream, boolean wantInput);

  /** Says what inference does here; without it the network runs on the reference path alone. */
  default void plan(PlanBuilder plan) {
    plan.unsupported();
  }
}
