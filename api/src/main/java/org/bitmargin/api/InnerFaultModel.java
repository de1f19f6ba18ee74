package org.bitmargin.api;

/**
 * A fault model among the parameters of another one: how a plug-in works with plug-ins it does not
 * know. A configuration writes it like any fault model, {@code {name: …, parameters: {…}}}; who
 * reads the configuration finds the plug-in by its name, refuses what is wrong there, and makes the
 * model. Two are equal where name and parameters are.
 *
 * @param name id of the plug-in
 * @param parameters all of them, validated
 * @param model made of these parameters
 */
public record InnerFaultModel(String name, Record parameters, FaultModel model) {

  public InnerFaultModel {
    if (name == null || parameters == null || model == null) {
      throw new IllegalArgumentException("an inner fault model has a name, parameters and a model");
    }
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof InnerFaultModel other
        && name.equals(other.name)
        && parameters.equals(other.parameters);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + parameters.hashCode();
  }

  @Override
  public String toString() {
    return name + " " + parameters;
  }
}
