package org.bitmargin.models.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds neighbouring layers that one pass over the memory can do together. */
final class Fusion {
  private Fusion() {}

  /** The same network with fewer steps: results and parameters are those of the layers. */
  static List<Layer> of(List<Layer> layers) {
    List<Layer> steps = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Optional<Layer> fused =
          i + 3 <= layers.size() ? fuse(layers.subList(i, i + 3)) : Optional.empty();
      steps.add(fused.orElse(layers.get(i)));
      i += fused.isPresent() ? 2 : 0;
    }
    return steps;
  }

  private static Optional<Layer> fuse(List<Layer> three) {
    if (three.get(0) instanceof BatchNorm norm
        && three.get(1) instanceof HardTanh activation
        && three.get(2) instanceof ActivationQuantizer quantizer) {
      return quantizer
          .quantizer()
          .pointwise()
          .map(q -> new NormalisedActivation(norm, activation, q, quantizer.memory()));
    }
    return Optional.empty();
  }
}
