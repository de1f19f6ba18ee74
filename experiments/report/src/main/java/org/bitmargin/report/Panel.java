package org.bitmargin.report;

import java.util.Set;

/**
 * What curves must share to be drawn together: all configuration columns but the loss, the rate and
 * the parameter that is turned.
 *
 * @param faultParameters without the one that is turned
 * @param axis that one; empty where the memory is scaled to bit error rates
 * @param told those of the parameters that its name has
 */
record Panel(
    String experiment,
    String dataset,
    String model,
    int weightBits,
    int activationBits,
    String faultModel,
    String faultParameters,
    String protection,
    String lifetime,
    String axis,
    String told) {
  static final int FLOAT_BITS = 32;
  private static final String UNPROTECTED = "none";

  /** A memory that is scaled to bit error rates. */
  Panel(
      String experiment,
      String dataset,
      String model,
      int weightBits,
      int activationBits,
      String faultModel,
      String faultParameters,
      String protection,
      String lifetime) {
    this(
        experiment,
        dataset,
        model,
        weightBits,
        activationBits,
        faultModel,
        faultParameters,
        protection,
        lifetime,
        "",
        faultParameters);
  }

  static Panel of(CsvRow row) {
    return new Panel(
        row.text("experiment"),
        row.text("dataset"),
        row.text("model"),
        (int) row.whole("weight_bits", 1),
        (int) row.whole("activation_bits", 1),
        row.text("fault_model"),
        row.text("fault_params"),
        row.text("protection"),
        row.text("lifetime"));
  }

  /** Whether the weights stay floating point: the float baseline. */
  boolean isFloat() {
    return weightBits == FLOAT_BITS;
  }

  /** The network without the memory: model, data and widths. */
  String network() {
    return "%s on %s, %s".formatted(model, dataset, width());
  }

  /** The bit widths in words. */
  String width() {
    if (isFloat() && activationBits == FLOAT_BITS) {
      return "32-bit float";
    }
    return weightBits == activationBits
        ? weightBits + "-bit weights and activations"
        : weightBits + "-bit weights, " + activationBits + "-bit activations";
  }

  /** The memory in words. */
  String memory() {
    return technology().name() + (isProtected() ? ", " + protection : "");
  }

  /** The memory without what protects it. */
  Technology technology() {
    return new Technology(faultModel, told, lifetime, axis);
  }

  /** Whether anything stands between the memory and the network. */
  boolean isProtected() {
    return !protection.isEmpty() && !protection.equals(UNPROTECTED);
  }

  /** The protection in a word, {@code none} for none. */
  String protectionName() {
    return isProtected() ? protection : UNPROTECTED;
  }

  /** Whether a parameter of the memory is turned, not the rate. */
  boolean hasAxis() {
    return !axis.isEmpty();
  }

  /** All of it in one line. */
  String title() {
    return network() + "; " + memory();
  }

  /** Whether a table means this panel's memory by a label, see {@link MemoryLabel}. */
  boolean hasFaults(String label) {
    return MemoryLabel.of(label).names(this);
  }

  /** Whether another panel is the same network, with other faults perhaps. */
  boolean sameNetwork(Panel other) {
    return model.equals(other.model)
        && dataset.equals(other.dataset)
        && experiment.equals(other.experiment)
        && weightBits == other.weightBits
        && activationBits == other.activationBits;
  }

  /** Whether another panel has the same architecture and data, quantized otherwise perhaps. */
  boolean sameArchitecture(Panel other) {
    return architecture().equals(other.architecture())
        && dataset.equals(other.dataset)
        && experiment.equals(other.experiment);
  }

  /** The model without what its label says about quantizers, e.g. {@code vgg3(width=2)}. */
  private String architecture() {
    return model
        .replaceAll("(?<=[(;])(weights|activations) [^;)]*;?", "")
        .replaceAll(";(?=\\))", "")
        .replace("()", "");
  }

  /** A part of a file name, e.g. {@code vgg3-w4a4-bit-flip}. */
  String slug() {
    return "%s-%s%s"
        .formatted(
            networkSlug(), Slug.of(faultModel), isProtected() ? "-" + Slug.of(protection) : "");
  }

  /** A part of a file name, e.g. {@code vgg3-w4a4}. */
  String networkSlug() {
    return "%s-w%da%d".formatted(Slug.of(model), weightBits, activationBits);
  }

  /** The same panel whatever the experiment is called, to line runs up. */
  Panel withoutExperiment() {
    return with("", faultParameters, axis, faultParameters);
  }

  /** The same panel with other parameters of its fault model, none of them turned. */
  Panel withFaultParameters(String parameters) {
    return with(experiment, parameters, "", parameters);
  }

  /** The panel of all points along a parameter. */
  Panel along(String parameter) {
    String others = FaultParameters.without(faultParameters, parameter);
    return with(experiment, others, parameter, others);
  }

  /** The same panel, whose name has these parameters alone. */
  Panel telling(Set<String> names) {
    return with(experiment, faultParameters, axis, FaultParameters.only(faultParameters, names));
  }

  private Panel with(String newExperiment, String newParameters, String newAxis, String newTold) {
    return new Panel(
        newExperiment,
        dataset,
        model,
        weightBits,
        activationBits,
        faultModel,
        newParameters,
        protection,
        lifetime,
        newAxis,
        newTold);
  }
}
