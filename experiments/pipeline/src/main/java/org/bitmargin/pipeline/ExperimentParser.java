package org.bitmargin.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.engine.EvaluationSettings;
import org.bitmargin.engine.TrainingSettings;

/** Reads an experiment, strictly, and fills in every default. */
final class ExperimentParser {
  private static final List<String> KEYS =
      List.of(
          "name",
          "dataset",
          "models",
          "losses",
          "quantization",
          "faults",
          "protections",
          "memory",
          "energy",
          "rates",
          "chips",
          "seeds",
          "chipSeed",
          "training",
          "evaluation");

  private final PluginSpec specs;
  private final DefaultQuantizers quantizers;
  private final ExperimentCheck check;

  ExperimentParser(PluginRegistry registry) {
    this.specs = new PluginSpec(registry);
    this.quantizers = new DefaultQuantizers(registry);
    this.check = new ExperimentCheck(registry);
  }

  ResolvedExperiment parse(ConfigNode root) {
    root.allowKeys(KEYS);
    String name = root.require("name").text();
    PluginChoice dataset = specs.read(PluginKind.DATASET, root.require("dataset"));
    List<PluginChoice> models =
        list(root.require("models"), node -> specs.read(PluginKind.MODEL, node));
    List<FaultChoice> faults = list(root.require("faults"), specs::readFault);
    List<PluginChoice> protections =
        root.get("protections")
            .map(all -> list(all, node -> specs.read(PluginKind.PROTECTION, node)))
            .orElse(List.of());
    MemoryGeometry memory = settings(root, "memory", MemoryGeometry.DEFAULT);
    EnergySettings energy = settings(root, "energy", EnergySettings.defaults());
    List<LossChoice> losses =
        list(root.require("losses"), node -> loss(node, faults.get(0).model()));
    List<QuantizationChoice> quantization = list(root.require("quantization"), this::quantization);
    List<Double> rates = root.get("rates").map(ExperimentParser::rates).orElse(List.of());
    int chips = root.get("chips").map(ConfigNode::integer).orElse(5);
    List<Long> seeds =
        root.get("seeds").map(node -> list(node, ConfigNode::longInteger)).orElse(List.of(1L));
    long chipSeed = root.get("chipSeed").map(ConfigNode::longInteger).orElse(42L);
    TrainingSettings training = settings(root, "training", TrainingSettings.defaults());
    EvaluationSettings evaluation = settings(root, "evaluation", EvaluationSettings.defaults());
    ResolvedExperiment experiment =
        located(
            root,
            () ->
                new ResolvedExperiment(
                    name,
                    dataset,
                    models,
                    losses,
                    quantization,
                    faults,
                    protections,
                    memory,
                    energy,
                    rates,
                    chips,
                    seeds,
                    chipSeed,
                    training,
                    evaluation));
    check.check(experiment, root);
    return experiment;
  }

  private LossChoice loss(ConfigNode node, PluginChoice firstFaultModel) {
    PluginChoice loss = specs.read(PluginKind.LOSS, node, "bits", "inject");
    if (node.value().isTextual()) {
      return new LossChoice(loss, List.of(), Optional.empty());
    }
    List<Integer> bits =
        node.get("bits").map(list -> list(list, ConfigNode::integer)).orElse(List.of());
    Optional<InjectionChoice> inject = node.get("inject").map(n -> injection(n, firstFaultModel));
    return new LossChoice(loss, bits, inject);
  }

  private InjectionChoice injection(ConfigNode node, PluginChoice firstFaultModel) {
    node.allowKeys(List.of("ber", "belowLoss", "faultModel"));
    double ber = node.require("ber").number();
    double belowLoss =
        node.get("belowLoss").map(ConfigNode::number).orElse(InjectionChoice.DEFAULT_BELOW_LOSS);
    PluginChoice faultModel =
        node.get("faultModel")
            .map(spec -> specs.read(PluginKind.FAULT_MODEL, spec))
            .orElse(firstFaultModel);
    return located(node, () -> new InjectionChoice(faultModel, ber, belowLoss));
  }

  private QuantizationChoice quantization(ConfigNode node) {
    node.allowKeys(List.of("bits", "weights", "activations", "rates"));
    int bits = node.require("bits").integer();
    located(
        node,
        () -> {
          QuantizationChoice.requireBits(bits);
          return bits;
        });
    PluginChoice weights =
        node.get("weights")
            .map(spec -> specs.readQuantizer(spec, bits))
            .orElseGet(() -> defaultFor(node, () -> quantizers.weights(bits)));
    PluginChoice activations =
        node.get("activations")
            .map(spec -> specs.readQuantizer(spec, bits))
            .orElseGet(() -> defaultFor(node, () -> quantizers.activations(bits)));
    List<Double> rates = node.get("rates").map(ExperimentParser::rates).orElse(List.of());
    return located(node, () -> new QuantizationChoice(bits, weights, activations, rates));
  }

  /** An error of a default quantizer (its jar may be missing) names the entry that asked for it. */
  private static PluginChoice defaultFor(ConfigNode node, Supplier<PluginChoice> choice) {
    try {
      return choice.get();
    } catch (InvalidInputException e) {
      throw node.error("needs a default quantizer: " + e.getMessage(), e);
    }
  }

  private static List<Double> rates(ConfigNode node) {
    List<Double> rates = new ArrayList<>();
    for (ConfigNode element : node.elements()) {
      double rate = element.number();
      if (!(rate >= 0 && rate <= 1)) {
        throw element.mustBe("a bit error rate, a fraction in [0, 1]");
      }
      rates.add(rate);
    }
    return rates;
  }

  private static <R extends Record> R settings(ConfigNode root, String key, R defaults) {
    return root.get(key).map(node -> RecordBinder.bind(defaults, node)).orElse(defaults);
  }

  private static <T> List<T> list(ConfigNode node, Function<ConfigNode, T> read) {
    return node.elements().stream().map(read).toList();
  }

  /** Gives the message of a record that refuses its values a place in the file. */
  private static <T> T located(ConfigNode node, Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      throw RecordBinder.blame(node, e);
    }
  }
}
