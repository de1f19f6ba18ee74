package org.bitmargin.api;

import java.util.List;

/**
 * What {@link java.util.ServiceLoader} finds: a stateless factory with a public no-argument
 * constructor, listed in {@code META-INF/services} under one of the sub-interfaces.
 *
 * @param <P> the parameters, a record whose compact constructor throws {@link
 *     IllegalArgumentException} naming the component, the value and what is allowed
 */
public interface PluginFactory<P extends Record> {

  /**
   * The id users write in YAML: kebab-case ({@code mcel}); third parties put their prefix in front
   * ({@code acme:ring-loss}).
   */
  String name();

  /** One sentence that says what it is, for lists and generated pages. */
  String summary();

  /** The formula in plain text, or an empty string where there is none. */
  default String formula() {
    return "";
  }

  /** Where it was published, with the standing of what we know of it. */
  Reference reference();

  /** Where every figure in it comes from; the reference alone where not said otherwise. */
  default List<Reference> sources() {
    return List.of(reference());
  }

  /** The class of the parameters. */
  Class<P> parametersType();

  /** The parameters used where the user says nothing; always valid. */
  P defaults();
}
