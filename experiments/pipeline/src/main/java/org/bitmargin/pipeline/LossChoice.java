package org.bitmargin.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * A loss to train with.
 *
 * @param loss the plug-in
 * @param bits weight widths it is used at; empty for all
 * @param inject faults injected in training, if any
 */
public record LossChoice(PluginChoice loss, List<Integer> bits, Optional<InjectionChoice> inject) {

  public LossChoice {
    bits = List.copyOf(bits);
  }

  /** Whether it is used at a weight width. */
  public boolean usedAt(int weightBits) {
    return bits.isEmpty() || bits.contains(weightBits);
  }

  /** The parameters as results files show them, those of the injection included. */
  public String describeParameters() {
    String own = loss.describeParameters();
    if (inject.isEmpty()) {
      return own;
    }
    String injected =
        "inject=%s;belowLoss=%s"
            .formatted(Numbers.show(inject.get().ber()), Numbers.show(inject.get().belowLoss()));
    return own.isEmpty() ? injected : own + ";" + injected;
  }
}
