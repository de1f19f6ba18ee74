package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bitmargin.api.FaultModelFactory;
import org.bitmargin.api.OperatingCurve;

/**
 * What a report needs to name the memories of a run in few words: for each entry of {@code faults},
 * in order, the parameter that is turned, its unit, and which other parameters differ from their
 * defaults.
 */
final class MemoryFacts {
  private MemoryFacts() {}

  static ArrayNode of(ResolvedExperiment experiment, ChosenPlugins plugins) {
    ArrayNode list = StrictJson.MAPPER.createArrayNode();
    for (FaultChoice fault : experiment.faults()) {
      Plugin plugin =
          plugins.plugins().stream()
              .filter(p -> p.kind() == PluginKind.FAULT_MODEL && p.name().equals(fault.name()))
              .findFirst()
              .orElseThrow();
      ObjectNode entry = list.addObject();
      entry.put("name", fault.name()).put("axis", fault.axis()).put("unit", unit(fault, plugin));
      ArrayNode set = entry.putArray("set");
      fault.model().differences(new PluginChoice(fault.name(), plugin.defaults()), "=").stream()
          .map(parameter -> parameter.substring(0, parameter.indexOf('=')))
          .filter(name -> !name.equals(fault.axis()) && !name.equals("lifetime"))
          .forEach(set::add);
    }
    return list;
  }

  /** Empty where the plug-in draws no curve over this parameter. */
  private static String unit(FaultChoice fault, Plugin plugin) {
    Optional<OperatingCurve> curve = ((FaultModelFactory<?>) plugin.factory()).operatingCurve();
    return curve
        .filter(c -> c.parameter().equals(fault.axis()))
        .map(OperatingCurve::unit)
        .orElse("");
  }
}
