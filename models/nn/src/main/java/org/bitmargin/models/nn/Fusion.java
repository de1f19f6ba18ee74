package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.OneDnn;

/** Finds neighbouring layers that one pass over the memory can do together. */
final class Fusion {

  /** A step in place of so many layers, the last of which may be a quantizer. */
  private record Step(Layer layer, int layers, Quantizer quantizer) {}

  private Fusion() {}

  /**
   * The same network with fewer steps, each with the layers it stands for: results and parameters
   * are those of the layers.
   */
  static List<Part> parts(List<Layer> layers) {
    List<Part> parts = new ArrayList<>();
    Quantizer last = null;
    for (int i = 0; i < layers.size(); ) {
      Step step = first(layers.subList(i, layers.size()));
      if (step.layer instanceof TakesLevels layer && last != null) {
        layer.input(last);
      }
      last = step.layer instanceof Flatten ? last : step.quantizer;
      parts.add(new Part(step.layer, layers.subList(i, i + step.layers)));
      i += step.layers;
    }
    return parts;
  }

  private static Step first(List<Layer> layers) {
    Optional<QuantizedActivation> activation = activation(layers);
    if (activation.isPresent()) {
      return new Step(activation.get(), 2, activation.get().quantizes());
    }
    if (layers.get(0) instanceof BatchNorm norm) {
      activation = activation(layers.subList(1, layers.size()));
      if (activation.isPresent()) {
        Layer step = new NormalisedActivation(norm, activation.get());
        return new Step(step, 3, activation.get().quantizes());
      }
    }
    if (layers.size() >= 2
        && OneDnn.engine() != null
        && layers.get(0) instanceof Conv2d convolution
        && !convolution.hasBias()
        && layers.get(1) instanceof MaxPool2d pool) {
      return new Step(new ConvPool2d(convolution, pool), 2, null);
    }
    return new Step(layers.get(0), 1, null);
  }

  /** The first two layers as one, where they are an activation and a quantizer of single values. */
  private static Optional<QuantizedActivation> activation(List<Layer> layers) {
    return layers.size() >= 2
            && layers.get(0) instanceof HardTanh activation
            && layers.get(1) instanceof ActivationQuantizer quantizer
        ? quantizer
            .quantizer()
            .pointwise()
            .map(pointwise -> new QuantizedActivation(activation, pointwise, quantizer.memory()))
        : Optional.empty();
  }
}
