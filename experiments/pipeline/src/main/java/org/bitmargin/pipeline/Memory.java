package org.bitmargin.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What a campaign stores the network in.
 *
 * @param fault the memory
 * @param protection in front of it; empty for none
 * @param points it is measured at
 */
record Memory(FaultChoice fault, Optional<PluginChoice> protection, OperatingPoints points) {

  /** Name of the protection with what differs from its defaults, as tables show it. */
  String protectionLabel() {
    return protection
        .map(
            p -> {
              List<String> parameters = p.allParameters("=");
              return parameters.isEmpty()
                  ? p.name()
                  : "%s(%s)".formatted(p.name(), String.join(";", parameters));
            })
        .orElse("none");
  }

  /** The names alone where they say which; else with the parameters. */
  String label(ResolvedExperiment experiment) {
    long same = experiment.faults().stream().filter(f -> f.name().equals(fault.name())).count();
    String label =
        same == 1
            ? fault.name()
            : "%s(%s)".formatted(fault.name(), String.join(";", fault.model().allParameters("=")));
    return experiment.protections().isEmpty() ? label : label + "+" + protectionLabel();
  }
}
