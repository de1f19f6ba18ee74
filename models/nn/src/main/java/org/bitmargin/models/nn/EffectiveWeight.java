package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.bitmargin.api.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The value a weight has in the current pass of each phase; frees the one of the pass before. */
final class EffectiveWeight {
  private final Parameter parameter;
  private final INDArray[] current = new INDArray[Phase.values().length];
  private final boolean[] owned = new boolean[Phase.values().length];

  EffectiveWeight(Parameter parameter) {
    this.parameter = parameter;
  }

  /** Quantizes (or takes the override) anew. */
  INDArray refresh(Phase phase) {
    int i = phase.ordinal();
    // Freed at once: waiting for the garbage collector would pile up native memory.
    if (owned[i] && current[i].closeable()) {
      current[i].close();
    }
    owned[i] = !parameter.overridden();
    current[i] = parameter.effective();
    return current[i];
  }

  /** What the last training pass used. */
  INDArray ofTraining() {
    return current[Phase.TRAINING.ordinal()];
  }
}
