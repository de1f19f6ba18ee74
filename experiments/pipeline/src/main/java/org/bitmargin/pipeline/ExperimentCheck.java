package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Quantizer;

/** What only the whole experiment shows to be wrong. Every error points at a key. */
final class ExperimentCheck {
  private final PluginRegistry registry;
  private final Products products;

  ExperimentCheck(PluginRegistry registry) {
    this.registry = registry;
    this.products = new Products(registry);
  }

  void check(ResolvedExperiment experiment, ConfigNode root) {
    quantizers(experiment, root.require("quantization").elements());
    rates(experiment, root);
    filters(experiment, root);
    faults(experiment, root.require("faults").elements());
    protections(experiment, root);
    injections(experiment, root.require("losses").elements());
    Set<String> ids = new HashSet<>();
    for (Cell cell : Cells.of(experiment, registry)) {
      if (!ids.add(cell.id())) {
        throw root.error(
            "has the cell %s twice: an entry of models, quantization or losses is repeated"
                .formatted(cell.id()));
      }
    }
  }

  private void quantizers(ResolvedExperiment experiment, List<ConfigNode> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      QuantizationChoice choice = experiment.quantization().get(i);
      Quantizer weights = product(nodes.get(i), () -> products.quantizer(choice.weights()));
      product(nodes.get(i), () -> products.quantizer(choice.activations()));
      if (weights.bits() != choice.bits()) {
        throw nodes
            .get(i)
            .error(
                "says bits %d, but its weights are stored in %d: make them equal"
                    .formatted(choice.bits(), weights.bits()));
      }
    }
  }

  private static void rates(ResolvedExperiment experiment, ConfigNode root) {
    boolean scaled = experiment.faults().stream().anyMatch(fault -> !fault.hasPoints());
    boolean used = scaled && experiment.quantization().stream().anyMatch(q -> q.rates().isEmpty());
    if (used && experiment.rates().isEmpty()) {
      throw root.error(
          "has no key rates, and not every entry of quantization has rates of its own: give rates: [0, 0.01], or the fault model operating points, such as points: {voltage: [0.9, 0.8]}");
    }
    if (!used && !experiment.rates().isEmpty()) {
      throw root.child("rates")
          .error(
              scaled
                  ? "is not used: every entry of quantization has rates of its own"
                  : "is not used: every memory has operating points of its own");
    }
  }

  private static void filters(ResolvedExperiment experiment, ConfigNode root) {
    List<ConfigNode> losses = root.require("losses").elements();
    for (int i = 0; i < losses.size(); i++) {
      LossChoice loss = experiment.losses().get(i);
      if (experiment.quantization().stream().noneMatch(q -> loss.usedAt(q.bits()))) {
        throw losses
            .get(i)
            .child("bits")
            .error("matches no entry of quantization, was " + loss.bits());
      }
    }
    List<ConfigNode> quantization = root.require("quantization").elements();
    for (int i = 0; i < quantization.size(); i++) {
      int bits = experiment.quantization().get(i).bits();
      if (experiment.losses().stream().noneMatch(loss -> loss.usedAt(bits))) {
        throw quantization
            .get(i)
            .error("is left without a loss: every loss is limited to other bits");
      }
    }
  }

  private void faults(ResolvedExperiment experiment, List<ConfigNode> nodes) {
    Set<FaultChoice> seen = new HashSet<>();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      ConfigNode node = nodes.get(i);
      FaultChoice choice = experiment.faults().get(i);
      boolean told = labels.add(FaultLabels.of(choice, experiment.faults()));
      if (!seen.add(choice)) {
        throw node.error("is there twice");
      }
      if (!told) {
        throw node.child("points")
            .error(
                "are of the same memory as those of another entry: list all values of %s in one"
                    .formatted(choice.axis()));
      }
      if (choice.hasPoints()) {
        points(choice, node.child("points"));
        continue;
      }
      FaultModel model = product(node, () -> products.faultModel(choice.model()));
      for (QuantizationChoice quantization : experiment.quantization()) {
        for (double rate : experiment.ratesOf(quantization)) {
          product(node, () -> model.at(rate));
        }
      }
    }
  }

  private void points(FaultChoice choice, ConfigNode node) {
    Set<PluginChoice> seen = new HashSet<>();
    List<FaultModel> models = new ArrayList<>();
    for (PluginChoice point : choice.points()) {
      models.add(product(node, () -> products.faultModel(point)));
      if (!seen.add(point)) {
        throw node.error("has a value of %s twice".formatted(choice.axis()));
      }
    }
    if (models.size() > 1 && models.stream().allMatch(model -> isSame(models.get(0), model))) {
      throw node.error(
          "turns %s, which changes neither errors nor energy with the other parameters as they are"
              .formatted(choice.axis()));
    }
  }

  /** Whether two models are one memory in one state, as far as a model can tell. */
  private static boolean isSame(FaultModel one, FaultModel other) {
    return one.bitErrorRate() == other.bitErrorRate()
        && one.bitErrorRate() > 0
        && one.severityOf(other).orElse(0) == 1
        && one.energy().equals(other.energy());
  }

  private void protections(ResolvedExperiment experiment, ConfigNode root) {
    Set<PluginChoice> seen = new HashSet<>();
    for (int i = 0; i < experiment.protections().size(); i++) {
      ConfigNode node = root.require("protections").elements().get(i);
      PluginChoice choice = experiment.protections().get(i);
      product(node, () -> products.protection(choice));
      if (!seen.add(choice)) {
        throw node.error("is there twice");
      }
    }
  }

  private void injections(ResolvedExperiment experiment, List<ConfigNode> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      ConfigNode node = nodes.get(i);
      LossChoice choice = experiment.losses().get(i);
      product(node, () -> products.loss(choice.loss()));
      choice
          .inject()
          .ifPresent(
              inject ->
                  product(
                      node.child("inject"),
                      () -> products.faultModel(inject.faultModel()).at(inject.ber())));
    }
  }

  private static <T> T product(ConfigNode node, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw node.error("cannot be used: " + e.getMessage(), e);
    }
  }
}
