package org.bitmargin.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.bitmargin.api.InnerFaultModel;
import org.bitmargin.api.Lifetime;

/**
 * A plug-in chosen by name, with all its parameters.
 *
 * @param name its id
 * @param parameters validated, nothing left open
 */
public record PluginChoice(String name, Record parameters) {

  /**
   * The parameters as results files show them, e.g. {@code m=128;L=100}; a lifetime has its own
   * column.
   */
  public String describeParameters() {
    return String.join(";", describe(component -> component.getType() != Lifetime.class, "="));
  }

  /** The lifetime among the parameters or those of parts, kebab-case; empty where there is none. */
  public String lifetime() {
    List<String> found = describe(component -> component.getType() == Lifetime.class, "=");
    return found.isEmpty()
        // Parts that make up a memory agree in theirs.
        ? inner().stream().map(PluginChoice::lifetime).findFirst().orElse("")
        : found.get(0).substring(found.get(0).indexOf('=') + 1);
  }

  /** {@code key=value} of every parameter. */
  List<String> allParameters(String separator) {
    return describe(component -> true, separator);
  }

  /** {@code key=value} of every parameter that differs from the other choice's. */
  List<String> differences(PluginChoice other, String separator) {
    return describe(
        component ->
            !RecordBinder.get(parameters, component)
                .equals(RecordBinder.get(other.parameters, component)),
        separator);
  }

  private List<String> describe(Predicate<RecordComponent> wanted, String separator) {
    List<String> shown = new ArrayList<>();
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      if (wanted.test(component)) {
        Object value = RecordBinder.get(parameters, component);
        shown.add(component.getName() + separator + Numbers.show(value));
      }
    }
    return shown;
  }

  /** The fault models among the parameters, and those among theirs. */
  List<PluginChoice> inner() {
    List<PluginChoice> found = new ArrayList<>();
    collect(parameters, found);
    return found;
  }

  private static void collect(Object value, List<PluginChoice> to) {
    if (value instanceof InnerFaultModel inner) {
      to.add(new PluginChoice(inner.name(), inner.parameters()));
      collect(inner.parameters(), to);
    } else if (value instanceof Record composite) {
      for (RecordComponent component : composite.getClass().getRecordComponents()) {
        collect(RecordBinder.get(composite, component), to);
      }
    } else if (value instanceof Collection<?> list) {
      list.forEach(element -> collect(element, to));
    }
  }

  ObjectNode toTree() {
    ObjectNode tree = StrictJson.MAPPER.createObjectNode();
    tree.put("name", name);
    ObjectNode written = RecordBinder.toTree(parameters);
    if (!written.isEmpty()) {
      tree.set("parameters", written);
    }
    return tree;
  }
}
