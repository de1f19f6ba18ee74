package org.bitmargin.models.nn;

import java.util.Optional;
import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.bitmargin.api.Quantizer;
import org.bitmargin.models.inference.OneDnn;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether a layer's forward product can be had from bytes: in training, where both its input and
 * its weights are whole numbers of steps. The reference path stays with floats.
 */
final class IntegerInput {
  private final Parameter weight;
  private Quantizer input;
  private Optional<WeightCodes> weights = Optional.empty();
  private Optional<WholeSteps> levels = Optional.empty();
  private boolean tried;

  IntegerInput(Parameter weight) {
    this.weight = weight;
  }

  /** What the input is quantized with. */
  void of(Quantizer quantizer) {
    input = quantizer;
  }

  /** Takes the weights of a pass; false where floats have to do. */
  boolean load(Phase phase, INDArray quantized) {
    return phase == Phase.TRAINING
        && !weight.overridden()
        && possible()
        && weights().load(quantized);
  }

  /** Whether weights and input can be bytes at all. */
  synchronized boolean possible() {
    if (!tried && input != null) {
      tried = true;
      if (OneDnn.available()) {
        weights = WeightCodes.of(weight);
        levels = weights.flatMap(w -> WholeSteps.of(input));
      }
    }
    return levels.isPresent();
  }

  WholeSteps levels() {
    return levels.orElseThrow();
  }

  WeightCodes weights() {
    return weights.orElseThrow();
  }
}
