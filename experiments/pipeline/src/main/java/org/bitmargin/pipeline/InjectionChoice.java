package org.bitmargin.pipeline;

/**
 * Training with injected faults (RandBET).
 *
 * @param faultModel what is drawn afresh at each step
 * @param ber its bit error rate, a fraction above 0
 * @param belowLoss the loss of a step below which faults are injected
 */
public record InjectionChoice(PluginChoice faultModel, double ber, double belowLoss) {
  /** The bound of Stutz et al. (MLSys 2021) for cross-entropy; standing R. */
  public static final double DEFAULT_BELOW_LOSS = 1.75;

  public InjectionChoice {
    if (!(ber > 0 && ber <= 1)) {
      throw new IllegalArgumentException(
          "ber must be a fraction in (0, 1], was " + Numbers.show(ber));
    }
    if (!(belowLoss > 0)) {
      throw new IllegalArgumentException(
          "belowLoss must be above 0, was " + Numbers.show(belowLoss));
    }
  }
}
