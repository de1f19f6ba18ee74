package org.bitmargin.engine;

import org.bitmargin.api.FaultModel;

/**
 * Training with injected faults, the strongest rival of a margin loss: once the loss of a step
 * falls below a bound, each step averages the gradients of the clean network and of one read from a
 * fresh faulty chip (RandBET: Stutz et al., MLSys 2021; standing R).
 *
 * @param faults drawn afresh at each step
 * @param belowLoss the bound; Stutz et al. use 1.75 with cross-entropy
 */
public record FaultInjection(FaultModel faults, double belowLoss) {

  public FaultInjection {
    if (!(belowLoss > 0)) {
      throw new IllegalArgumentException("belowLoss must be above 0, was " + belowLoss);
    }
  }
}
