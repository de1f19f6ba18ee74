package org.bitmargin.report;

import java.util.List;

/**
 * What curves must share to be drawn together: all configuration columns but the loss and the rate.
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
    String lifetime) {
  static final int FLOAT_BITS = 32;

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
    String guarded = protection.isEmpty() || protection.equals("none") ? "" : ", " + protection;
    String set = faultParameters.isEmpty() ? "" : " (" + faultParameters.replace(";", ", ") + ")";
    return faultModel + set + (lifetime.isEmpty() ? "" : ", " + lifetime) + guarded;
  }

  /** All of it in one line. */
  String title() {
    return network() + "; " + memory();
  }

  /**
   * Whether a table means this panel's faults by a label: the name of the fault model, followed by
   * its parameters in brackets where a run has several of that name.
   */
  boolean hasFaults(String label) {
    if (label.equals(faultModel)) {
      return true;
    }
    if (!label.startsWith(faultModel + "(") || !label.endsWith(")")) {
      return false;
    }
    List<String> given =
        List.of(label.substring(faultModel.length() + 1, label.length() - 1).split(";"));
    return (faultParameters.isEmpty() || given.containsAll(List.of(faultParameters.split(";"))))
        && (lifetime.isEmpty() || given.stream().anyMatch(p -> p.endsWith("=" + lifetime)));
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
    return "%s-%s".formatted(networkSlug(), Slug.of(faultModel));
  }

  /** A part of a file name, e.g. {@code vgg3-w4a4}. */
  String networkSlug() {
    return "%s-w%da%d".formatted(Slug.of(model), weightBits, activationBits);
  }

  /** The same panel whatever the experiment is called, to line runs up. */
  Panel withoutExperiment() {
    return new Panel(
        "",
        dataset,
        model,
        weightBits,
        activationBits,
        faultModel,
        faultParameters,
        protection,
        lifetime);
  }
}
