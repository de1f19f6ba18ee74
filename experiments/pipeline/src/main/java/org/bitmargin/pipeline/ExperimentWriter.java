package org.bitmargin.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.List;

/** Writes an experiment so that reading it again gives an equal one. */
final class ExperimentWriter {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .stringQuotingChecker(new Quoting())
              .build());

  private ExperimentWriter() {}

  static String yaml(ResolvedExperiment experiment) {
    try {
      return YAML.writeValueAsString(tree(experiment));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  static ObjectNode tree(ResolvedExperiment experiment) {
    ObjectNode tree = StrictJson.MAPPER.createObjectNode();
    tree.put("name", experiment.name());
    tree.set("dataset", experiment.dataset().toTree());
    tree.set("models", trees(experiment.models().stream().map(PluginChoice::toTree).toList()));
    tree.set("losses", trees(experiment.losses().stream().map(ExperimentWriter::loss).toList()));
    tree.set(
        "quantization",
        trees(experiment.quantization().stream().map(ExperimentWriter::quantization).toList()));
    tree.set("faults", trees(experiment.faults().stream().map(FaultChoice::toTree).toList()));
    if (!experiment.protections().isEmpty()) {
      tree.set(
          "protections",
          trees(experiment.protections().stream().map(PluginChoice::toTree).toList()));
    }
    tree.set("memory", RecordBinder.toTree(experiment.memory()));
    tree.set("energy", RecordBinder.toTree(experiment.energy()));
    if (!experiment.rates().isEmpty()) {
      tree.set("rates", StrictJson.MAPPER.valueToTree(experiment.rates()));
    }
    tree.put("chips", experiment.chips());
    tree.set("seeds", StrictJson.MAPPER.valueToTree(experiment.seeds()));
    tree.put("chipSeed", experiment.chipSeed());
    tree.set("training", RecordBinder.toTree(experiment.training()));
    tree.set("evaluation", RecordBinder.toTree(experiment.evaluation()));
    return tree;
  }

  static ObjectNode loss(LossChoice choice) {
    ObjectNode tree = choice.loss().toTree();
    if (!choice.bits().isEmpty()) {
      tree.set("bits", StrictJson.MAPPER.valueToTree(choice.bits()));
    }
    choice
        .inject()
        .ifPresent(
            inject ->
                tree.putObject("inject")
                    .put("ber", inject.ber())
                    .put("belowLoss", inject.belowLoss())
                    .set("faultModel", inject.faultModel().toTree()));
    return tree;
  }

  private static ObjectNode quantization(QuantizationChoice choice) {
    ObjectNode tree = StrictJson.MAPPER.createObjectNode();
    tree.put("bits", choice.bits());
    tree.set("weights", choice.weights().toTree());
    tree.set("activations", choice.activations().toTree());
    if (!choice.rates().isEmpty()) {
      tree.set("rates", StrictJson.MAPPER.valueToTree(choice.rates()));
    }
    return tree;
  }

  private static ArrayNode trees(List<? extends JsonNode> elements) {
    return StrictJson.MAPPER.createArrayNode().addAll(elements);
  }

  /** Quotes also what {@link YamlScalar} would not read as text. */
  private static final class Quoting extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || !isText(value);
    }

    private static boolean isText(String value) {
      try {
        return YamlScalar.resolve(value).isTextual();
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }
}
