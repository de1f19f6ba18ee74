package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of an experiment, model × quantization × loss × seed, and their names.
 *
 * <p>Results have no column for the parameters of a network or a quantizer, so what differs from
 * the defaults goes into the label of the network: two cells never share a label by accident.
 */
final class Cells {
  private final PluginRegistry registry;
  private final DefaultQuantizers defaults;
  private final Products products;

  private Cells(PluginRegistry registry) {
    this.registry = registry;
    this.defaults = new DefaultQuantizers(registry);
    this.products = new Products(registry);
  }

  /** The cells in the order of the axes. */
  static List<Cell> of(ResolvedExperiment experiment, PluginRegistry registry) {
    Cells cells = new Cells(registry);
    List<Cell> all = new ArrayList<>();
    for (PluginChoice model : experiment.models()) {
      for (QuantizationChoice quantization : experiment.quantization()) {
        for (LossChoice loss : experiment.losses()) {
          if (loss.usedAt(quantization.bits())) {
            experiment.seeds().forEach(s -> all.add(cells.cell(model, quantization, loss, s)));
          }
        }
      }
    }
    return all;
  }

  private Cell cell(
      PluginChoice model, QuantizationChoice quantization, LossChoice loss, long seed) {
    int activationBits = products.quantizer(quantization.activations()).bits();
    List<String> parts = new ArrayList<>();
    parts.add(model.name());
    parts.addAll(model.differences(standard(model), ""));
    parts.add("w%da%d".formatted(quantization.bits(), activationBits));
    parts.addAll(quantizerDetails(quantization, ".", "."));
    parts.add(loss.loss().name());
    parts.addAll(loss.loss().allParameters(""));
    loss.inject()
        .ifPresent(
            inject -> {
              parts.add("inject" + Numbers.show(inject.ber()));
              parts.add("below" + Numbers.show(inject.belowLoss()));
              parts.add(inject.faultModel().name());
              parts.addAll(inject.faultModel().allParameters(""));
            });
    parts.add("s" + seed);
    String id = String.join("-", parts).replaceAll("[^a-zA-Z0-9.-]", ".");
    return new Cell(
        id, label(model, quantization), model, quantization, activationBits, loss, seed);
  }

  private String label(PluginChoice model, QuantizationChoice quantization) {
    List<String> details = new ArrayList<>(model.differences(standard(model), "="));
    details.addAll(quantizerDetails(quantization, " ", "="));
    return details.isEmpty()
        ? model.name()
        : "%s(%s)".formatted(model.name(), String.join(";", details));
  }

  private PluginChoice standard(PluginChoice model) {
    return new PluginChoice(
        model.name(), registry.require(PluginKind.MODEL, model.name()).defaults());
  }

  private List<String> quantizerDetails(
      QuantizationChoice quantization, String after, String equals) {
    int bits = quantization.bits();
    List<String> details = new ArrayList<>();
    details(details, "weights" + after, quantization.weights(), bits, true, equals);
    details(details, "activations" + after, quantization.activations(), bits, false, equals);
    return details;
  }

  private void details(
      List<String> to,
      String prefix,
      PluginChoice choice,
      int bits,
      boolean weights,
      String equals) {
    PluginChoice standard = weights ? defaults.weights(bits) : defaults.activations(bits);
    if (choice.name().equals(standard.name())) {
      choice.differences(standard, equals).stream()
          .filter(difference -> !difference.startsWith("bits" + equals))
          .forEach(difference -> to.add(prefix + difference));
    } else {
      to.add(prefix + choice.name());
      choice.allParameters(equals).forEach(parameter -> to.add(prefix + parameter));
    }
  }
}
