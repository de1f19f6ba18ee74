package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A memory an experiment evaluates on.
 *
 * @param model the fault model; where there are points, with the parameters they do not change
 * @param axis the parameter that is turned; empty where the memory is scaled to bit error rates
 * @param points the model at each value of the axis, as the user listed them; empty without an axis
 */
public record FaultChoice(PluginChoice model, String axis, List<PluginChoice> points) {

  public FaultChoice {
    points = List.copyOf(points);
    if (axis.isEmpty() != points.isEmpty()) {
      throw new IllegalArgumentException("points need an axis and an axis needs points");
    }
  }

  /** A memory that is scaled to bit error rates. */
  public static FaultChoice of(PluginChoice model) {
    return new FaultChoice(model, "", List.of());
  }

  /** Id of the fault model. */
  public String name() {
    return model.name();
  }

  /** Whether it is measured at operating points of its own. */
  public boolean hasPoints() {
    return !points.isEmpty();
  }

  ObjectNode toTree() {
    ObjectNode tree = model.toTree();
    if (hasPoints()) {
      ArrayNode values = tree.putObject("points").putArray(axis);
      points.forEach(p -> values.add(RecordBinder.toTree(p.parameters()).get(axis)));
    }
    return tree;
  }
}
