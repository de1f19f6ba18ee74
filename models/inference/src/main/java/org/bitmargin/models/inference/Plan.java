package org.bitmargin.models.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bitmargin.api.Inference;
import org.bitmargin.api.Parameter;

/**
 * What a network computes: stages one after the other, on images that are not quantized.
 *
 * @param parameters those of the model, whose indices {@link Inference#load} uses
 * @param stages at least one; convolutions before linear ones
 */
public record Plan(List<Parameter> parameters, List<Stage> stages) {

  public Plan {
    parameters = List.copyOf(parameters);
    stages = List.copyOf(stages);
  }

  /** The fastest form there is for this plan; empty where nothing but the reference can run it. */
  public Optional<Inference> freeze() {
    return freeze(() -> new DecodedPlan(this));
  }

  /**
   * The fastest form there is for this plan; empty where nothing but the reference can run it.
   *
   * @param reference makes the path for what only faults can make of stored ranges
   */
  public Optional<Inference> freeze(Supplier<Inference> reference) {
    return PackedNetwork.of(this).or(() -> IntegerNetwork.of(this, reference));
  }

  /** Index of a parameter, by identity. */
  int indexOf(Parameter parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) == parameter) {
        return i;
      }
    }
    throw new IllegalArgumentException(parameter.name() + " is not a parameter of this plan");
  }
}
