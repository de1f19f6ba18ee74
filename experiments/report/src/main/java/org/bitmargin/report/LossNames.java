package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Short names of losses, unique within a run: parameters that every variant of a loss shares are
 * left out, so {@code mcel m=32;L=100} and {@code mcel m=128;L=100} become {@code mcel m=32} and
 * {@code mcel m=128}.
 */
final class LossNames {
  private final Map<LossKey, String> names = new LinkedHashMap<>();

  LossNames(List<LossKey> losses) {
    for (LossKey loss : losses) {
      List<List<String>> variants =
          losses.stream()
              .filter(other -> other.name().equals(loss.name()))
              .map(LossNames::parameters)
              .toList();
      List<String> shown = new ArrayList<>(parameters(loss));
      if (variants.size() > 1) {
        shown.removeIf(p -> variants.stream().allMatch(variant -> variant.contains(p)));
      }
      names.put(loss, shown.isEmpty() ? loss.name() : loss.name() + " " + String.join(", ", shown));
    }
  }

  /** The name of one of the losses. */
  String of(LossKey loss) {
    return names.get(loss);
  }

  /** The losses in their order. */
  List<LossKey> losses() {
    return List.copyOf(names.keySet());
  }

  private static List<String> parameters(LossKey loss) {
    return loss.parameters().isEmpty() ? List.of() : List.of(loss.parameters().split(";"));
  }
}
