package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The value a weight has in the current pass of each phase, in memory that is used again. */
final class EffectiveWeight {
  private final Parameter parameter;
  private final Scratch quantized = new Scratch();
  private INDArray ofTraining;

  EffectiveWeight(Parameter parameter) {
    this.parameter = parameter;
  }

  /** Quantizes (or takes the override) anew. */
  INDArray refresh(Phase phase) {
    INDArray value =
        parameter.overridden()
            ? parameter.effective()
            : parameter
                .quantizer()
                .quantize(parameter.value(), quantized.in(phase, parameter.value().shape()));
    if (phase == Phase.TRAINING) {
      ofTraining = value;
    }
    return value;
  }

  /** What the last training pass used. */
  INDArray ofTraining() {
    return ofTraining;
  }
}
