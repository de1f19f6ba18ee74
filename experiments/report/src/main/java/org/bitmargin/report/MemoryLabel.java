package org.bitmargin.report;

import java.util.List;

/**
 * How the tables beside the results name a memory: {@code sram}, with what tells it apart in
 * brackets where a run has several of that name (parameters, {@code over voltage}), then {@code
 * +secded} where it has protections.
 *
 * @param faultModel name
 * @param parameters in the brackets, the lifetime perhaps among them; empty without brackets
 * @param protection after the plus sign; empty without one
 */
record MemoryLabel(String faultModel, List<String> parameters, String protection) {
  private static final String OVER = "over ";

  static MemoryLabel of(String label) {
    int end = endOfMemory(label);
    String memory = label.substring(0, end);
    String protection = end < label.length() ? label.substring(end + 1) : "";
    int open = memory.indexOf('(');
    return open < 0 || !memory.endsWith(")")
        ? new MemoryLabel(memory, List.of(), protection)
        : new MemoryLabel(
            memory.substring(0, open),
            List.of(memory.substring(open + 1, memory.length() - 1).split(";")),
            protection);
  }

  /** Position of the first plus sign outside brackets, else the length. */
  private static int endOfMemory(String label) {
    int depth = 0;
    for (int i = 0; i < label.length(); i++) {
      switch (label.charAt(i)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case '+' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {
          // a part of a name
        }
      }
    }
    return label.length();
  }

  /** Whether this is the memory of a panel. */
  boolean names(Panel panel) {
    boolean guarded =
        protection.equals(panel.protection()) || protection.isEmpty() && !panel.isProtected();
    return guarded && faultModel.equals(panel.faultModel()) && hasParameters(panel);
  }

  private boolean hasParameters(Panel panel) {
    if (parameters.isEmpty()) {
      return true;
    }
    List<String> own = List.of(panel.faultParameters().split(";"));
    return parameters.stream().allMatch(parameter -> fits(parameter, own, panel));
  }

  private static boolean fits(String parameter, List<String> own, Panel panel) {
    return parameter.startsWith(OVER)
        ? parameter.equals(OVER + (panel.hasAxis() ? panel.axis() : "rate"))
        : own.contains(parameter)
            || parameter.equals("lifetime=" + panel.lifetime())
            || panel.hasAxis() && parameter.startsWith(panel.axis() + "=");
  }
}
