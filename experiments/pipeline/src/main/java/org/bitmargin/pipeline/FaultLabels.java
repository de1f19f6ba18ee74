package org.bitmargin.pipeline;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * What tables call the memories of an experiment: the name of the fault model alone where that says
 * which, else with what tells entries of one name apart: parameters in which they differ, and what
 * they are measured over where that differs ({@code sram(over voltage)}, {@code sram(over rate)}).
 */
final class FaultLabels {
  private FaultLabels() {}

  static String of(FaultChoice fault, List<FaultChoice> all) {
    List<FaultChoice> same = all.stream().filter(f -> f.name().equals(fault.name())).toList();
    List<String> details = new ArrayList<>();
    for (RecordComponent component : fault.model().parameters().getClass().getRecordComponents()) {
      if (differs(component, fault, same)) {
        Object value = RecordBinder.get(fault.model().parameters(), component);
        details.add(component.getName() + "=" + Numbers.show(value));
      }
    }
    if (same.stream().map(FaultChoice::axis).distinct().count() > 1) {
      details.add("over " + (fault.hasPoints() ? fault.axis() : "rate"));
    }
    return details.isEmpty()
        ? fault.name()
        : "%s(%s)".formatted(fault.name(), String.join(";", details));
  }

  /** Whether entries that do not turn a parameter have several values of it. */
  private static boolean differs(
      RecordComponent component, FaultChoice fault, List<FaultChoice> same) {
    return !component.getName().equals(fault.axis())
        && same.stream()
                .filter(f -> !f.axis().equals(component.getName()))
                .map(f -> RecordBinder.get(f.model().parameters(), component))
                .distinct()
                .count()
            > 1;
  }
}
