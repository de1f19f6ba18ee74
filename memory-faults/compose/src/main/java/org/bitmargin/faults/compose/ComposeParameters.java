package org.bitmargin.faults.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultModel;

/**
 * Parameters of a composition. It has no lifetime of its own: the parts say theirs and must agree.
 *
 * @param parts fault models with the tensors they act on; scaled together, in proportion, where the
 *     experiment asks for bit error rates
 * @param fixed further parts, which keep their rates at every bit error rate above 0
 * @param overlap what happens to a tensor that several parts name: add, all of them act on it; or
 *     first, the first one alone does, fixed parts before the others
 */
public record ComposeParameters(List<Part> parts, List<Part> fixed, Overlap overlap) {

  /** What happens where parts name the same tensor. */
  public enum Overlap {
    /** All of them act on it: a bit reads wrong where any of them gets it wrong. */
    ADD,
    /** The first of them alone does. */
    FIRST
  }

  public ComposeParameters {
    if (parts == null || fixed == null) {
      throw new IllegalArgumentException(
          "%s must be a list of parts".formatted(parts == null ? "parts" : "fixed"));
    }
    if (overlap == null) {
      throw new IllegalArgumentException("overlap must be add or first");
    }
    parts = List.copyOf(parts);
    fixed = List.copyOf(fixed);
    List<Part> all = new ArrayList<>(parts);
    all.addAll(fixed);
    for (Part part : all) {
      requireTogether(all.get(0), part);
    }
  }

  private static void requireTogether(Part first, Part part) {
    FaultModel model = part.model().model();
    if (model instanceof AimedFaultModel) {
      throw new IllegalArgumentException(
          "%s chooses its bits by looking at the whole memory and cannot be a part: list it among faults by itself"
              .formatted(part.label()));
    }
    if (model.lifetime() != first.model().model().lifetime()) {
      throw new IllegalArgumentException(
          "the parts must have one lifetime, as a measurement is either of one chip or of one inference: %s is %s, %s is %s"
              .formatted(first.label(), word(first.model().model()), part.label(), word(model)));
    }
  }

  private static String word(FaultModel model) {
    return model.lifetime().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
