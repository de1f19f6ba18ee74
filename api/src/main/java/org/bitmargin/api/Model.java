package org.bitmargin.api;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network: a forward pass, its backward pass, and named parameters. Not thread-safe.
 *
 * <p>Weights are fake-quantized in both phases (value = {@link Parameter#effective()}), and the
 * backward pass goes through the quantizer by its pseudo-gradient.
 */
public interface Model {

  /** Which behaviour batch statistics and caches follow. */
  enum Phase {
    /** Batch statistics; what backward needs is kept. */
    TRAINING,
    /** Running statistics; nothing is kept, results do not depend on the rest of the batch. */
    INFERENCE
  }

  /** All parameters in a fixed order with stable, unique names. */
  List<Parameter> parameters();

  /**
   * Computes the logits.
   *
   * @param images shape [batch, channels, height, width]
   * @return shape [batch, classes]
   */
  INDArray forward(INDArray images, Phase phase);

  /**
   * Back-propagates through the last forward pass in {@link Phase#TRAINING} and sets every
   * trainable parameter's gradient (replacing the previous one).
   *
   * @param gradient d loss / d logits, shape [batch, classes]
   */
  void backward(INDArray gradient);

  /** The quantized activations that are held in memory between layers; none known by default. */
  default List<ActivationBuffer> activations() {
    return List.of();
  }

  /**
   * This network frozen for inference on stored codes, in the fastest form there is for it. Its
   * predictions are those of {@link #reference()}, but for ties within float rounding.
   */
  default Inference inference() {
    return reference();
  }

  /** This network frozen for inference by decoding whole tensors and running {@link #forward}. */
  default Inference reference() {
    return new ReferenceInference(this);
  }

  /** One line a layer: name, output shape, parameters. */
  default List<String> describe() {
    return parameters().stream().map(Parameter::toString).toList();
  }

  /**
   * What each layer stores and computes, in the order of computing; nothing is known by default.
   *
   * @param image shape [1, channels, height, width]
   */
  default List<LayerSummary> layers(INDArray image) {
    return List.of();
  }

  /**
   * Tells a writer what this network computes in the inference phase.
   *
   * @param images [batch, channels, height, width]
   * @return the logits, [batch, classes]
   * @throws InvalidInputException where a part of it cannot be told
   */
  default <V> V graph(GraphWriter<V> graph, V images) {
    throw new InvalidInputException(
        "a network of %s does not say what it computes, so it cannot be written in another form"
            .formatted(getClass().getName()));
  }
}
