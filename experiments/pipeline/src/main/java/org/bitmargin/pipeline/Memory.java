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

  /**
   * The parameters of the fault model at a point, as results show them. Where the memory is scaled
   * to bit error rates they are those it was scaled from, and the rate they stand for is added.
   */
  String parametersAt(int point) {
    String parameters = points.choices().get(point).describeParameters();
    if (fault.hasPoints()) {
      return parameters;
    }
    String base = "scaled from BER=" + Numbers.show(points.unscaled().bitErrorRate());
    return parameters.isEmpty() ? base : parameters + ";" + base;
  }

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

  /** Unique among the memories of the experiment, see {@link FaultLabels}. */
  String label(ResolvedExperiment experiment) {
    String label = FaultLabels.of(fault, experiment.faults());
    return experiment.protections().isEmpty() ? label : label + "+" + protectionLabel();
  }
}
