package org.bitmargin.pipeline;

import java.util.regex.Pattern;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.PluginFactory;

/**
 * A plug-in that was found.
 *
 * @param kind what it is
 * @param name its id
 * @param factory what makes it
 * @param jar where it came from
 */
public record Plugin(PluginKind kind, String name, PluginFactory<?> factory, PluginJar jar) {
  private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]*:)?[a-z0-9]+(-[a-z0-9]+)*");

  static Plugin of(PluginKind kind, PluginFactory<?> factory, PluginJar jar) {
    String type = factory.getClass().getName();
    String name = factory.name();
    if (name == null || !ID.matcher(name).matches()) {
      throw new InvalidInputException(
          "%s in %s has the id %s: an id is kebab-case, third parties put a prefix in front (acme:ring-loss)"
              .formatted(type, jar.path(), name == null ? "null" : "\"" + name + "\""));
    }
    Class<?> parameters = factory.parametersType();
    if (parameters == null || !parameters.isRecord()) {
      throw new InvalidInputException(
          "%s %s in %s has parameters that are not a record"
              .formatted(kind.label(), name, jar.path()));
    }
    if (!parameters.isInstance(factory.defaults())) {
      throw new InvalidInputException(
          "%s %s in %s has defaults that are not of its parameters' type"
              .formatted(kind.label(), name, jar.path()));
    }
    return new Plugin(kind, name, factory, jar);
  }

  /** The parameters used where the user says nothing. */
  public Record defaults() {
    return factory.defaults();
  }
}
