package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentParserTest {
  private static final PluginRegistry REGISTRY = PluginRegistry.ofClassPath();

  static final String SMALLEST =
      """
      name: small
      dataset: synthetic
      models: [mlp]
      losses: [cross-entropy]
      quantization: [{bits: 4}]
      faults: [{name: bit-flip, parameters: {lifetime: per-chip}}]
      rates: [0, 1e-3, 0.01]
      """;

  static final String LARGE =
      """
      name: large
      dataset: {name: synthetic, parameters: {train: 500, noise: 0.5}}
      models: [mlp, {name: vgg3, parameters: {width: 8}}]
      losses:
        - cross-entropy
        - {name: mcel, parameters: {m: 64}}
        - {name: modified-hinge, bits: [1]}
        - {name: cross-entropy, inject: {ber: 0.01}}
      quantization:
        - {bits: 1, rates: [0, 0.05]}
        - {bits: 4, weights: {name: uniform, parameters: {scheme: symmetric}}}
        - {bits: 32, rates: [0]}
      faults:
        - {name: bit-flip, parameters: {lifetime: per-chip}}
        - {name: bit-flip, parameters: {lifetime: per-inference, p01: 0.02}}
      rates: [0, 0.01]
      chips: 3
      seeds: [1, 2]
      training: {epochs: 2, optimizer: sgd, schedule: cosine}
      evaluation: {expose: [weight, batch-norm], images: 100}
      """;

  @Nested
  class An_experiment_that_is_right {

    @Test
    void has_every_default_filled_in() {
      ResolvedExperiment e = parse(SMALLEST);
      assertThat(e.chips()).isEqualTo(5);
      assertThat(e.seeds()).containsExactly(1L);
      assertThat(e.chipSeed()).isEqualTo(42);
      assertThat(e.rates()).containsExactly(0.0, 0.001, 0.01);
      assertThat(e.models().get(0).parameters())
          .isEqualTo(REGISTRY.require(PluginKind.MODEL, "mlp").defaults());
    }

    @ParameterizedTest
    @CsvSource({
      "1,binary,binary,'',''",
      "2,uniform,uniform,bits=2|scheme=affine|range=data,bits=2|scheme=symmetric|range=fixed|bound=1",
      "8,uniform,uniform,bits=8|scheme=affine|range=data,bits=8|scheme=symmetric|range=fixed|bound=1",
      "32,full-precision,full-precision,'',''"
    })
    void quantizes_by_its_bits_alone(
        int bits, String weights, String activations, String weightParts, String activationParts) {
      QuantizationChoice q =
          parse(SMALLEST.replace("bits: 4", "bits: " + bits)).quantization().get(0);
      assertThat(q.weights().name()).isEqualTo(weights);
      assertThat(q.activations().name()).isEqualTo(activations);
      assertThat(q.weights().describeParameters().split(";")).contains(weightParts.split("\\|"));
      assertThat(q.activations().describeParameters().split(";"))
          .contains(activationParts.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource({"SMALLEST", "LARGE"})
    void is_read_back_equal_from_what_is_written(String which) {
      ResolvedExperiment e = parse(which.equals("LARGE") ? LARGE : SMALLEST);
      String yaml = Experiments.yaml(e);
      assertThat(parse(yaml)).isEqualTo(e);
      assertThat(Experiments.yaml(parse(yaml))).isEqualTo(yaml);
    }

    @Test
    void trains_model_by_quantization_by_loss_by_seed_with_filters_applied() {
      List<Cell> cells = Experiments.cells(parse(LARGE), REGISTRY);
      // 1 bit: 4 losses, 4 and 32 bits: 3 each; times 2 models and 2 seeds
      assertThat(cells).hasSize((4 + 3 + 3) * 2 * 2);
      assertThat(cells).extracting(Cell::id).doesNotHaveDuplicates();
      assertThat(cells).extracting(Cell::id).allMatch(id -> id.matches("[a-zA-Z0-9.-]+"));
    }

    @Test
    void names_its_cells_after_what_they_are() {
      assertThat(Experiments.cells(parse(SMALLEST), REGISTRY))
          .extracting(Cell::id)
          .containsExactly("mlp-w4a4-cross-entropy-s1");
      assertThat(Experiments.cells(parse(LARGE), REGISTRY))
          .extracting(Cell::id)
          .contains(
              "mlp-w1a1-mcel-m64-L100-s1",
              "vgg3-width8-w4a4-weights.scheme.symmetric-cross-entropy-s2");
    }

    @Test
    void puts_what_has_no_column_into_the_label_of_the_model_and_the_parameters_of_the_loss() {
      Cell cell =
          Experiments.cells(parse(LARGE), REGISTRY).stream()
              .filter(c -> c.id().startsWith("vgg3-width8-w4a4"))
              .filter(c -> c.loss().inject().isPresent())
              .findFirst()
              .orElseThrow();
      assertThat(cell.label()).isEqualTo("vgg3(width=8;weights scheme=symmetric)");
      assertThat(cell.loss().describeParameters()).isEqualTo("inject=0.01;belowLoss=1.75");
    }

    @Test
    void injects_the_first_fault_model_where_none_is_named() {
      InjectionChoice inject = parse(LARGE).losses().get(3).inject().orElseThrow();
      assertThat(inject.faultModel()).isEqualTo(parse(LARGE).faults().get(0).model());
    }
  }

  @Nested
  class An_experiment_that_is_wrong {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "modles: [mlp]|f.yaml, line 8: modles is not a known key, did you mean models?",
          "chips: 0|f.yaml, line 8: chips must be at least 1, was 0",
          "chips: many|chips must be a whole number, was \"many\"",
          "chips: 2.5|chips must be a whole number, was 2.5",
          "chips:|chips has no value",
          "seeds: []|seeds must not be an empty list",
          "seeds: [1, 1]|seeds must differ from each other",
          "seeds: 1|seeds must be a list, was 1",
          "training: {epoch: 3}|training.epoch is not a known key, did you mean epochs?",
          "training: {epochs: 0}|training.epochs must be at least 1, was 0",
          "training: {optimizer: rmsprop}|training.optimizer must be one of adam, sgd",
          "evaluation: {batch: -1}|evaluation.batch must be at least 1",
        })
    void is_refused_for_a_line_more(String line, String message) {
      refused(SMALLEST + line + "\n", message);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "name: small|name: My Run|name must be kebab-case such as my-run, was \"My Run\"",
          "name: small|x: 1|line 1: x is not a known key",
          "dataset: synthetic|dataset: 3|dataset must be the name of a dataset",
          "dataset: synthetic|dataset: {nam: synthetic}|dataset.nam is not a known key, did you mean name?",
          "dataset: synthetic|dataset: {parameters: {}}|dataset has no key name",
          "dataset: synthetic|dataset: imagenet|line 2: dataset: no dataset named imagenet; there are: fashion-mnist, synthetic",
          "[mlp]|mlp|models must be a list, was \"mlp\"",
          "[mlp]|[mlp, ~]|models[1] has no value",
          "[mlp]|[mlp, mlp]|has the cell mlp-w4a4-cross-entropy-s1 twice",
          "[cross-entropy]|[mcle]|line 4: losses[0]: no loss named mcle",
          "[cross-entropy]|[{name: mcel, parameters: {n: 1}}]|losses[0].parameters.n is not a known key",
          "[cross-entropy]|[{name: mcel, parameters: {m: -1}}]|losses[0].parameters.m",
          "[cross-entropy]|[{name: mcel, parameters: {m: 500}}]|losses[0].parameters.m",
          "[cross-entropy]|[{name: hinge, bits: [1]}]|losses[0].bits matches no entry of quantization, was [1]",
          "[cross-entropy]|[{name: hinge, inject: {}}]|losses[0].inject has no key ber",
          "[cross-entropy]|[{name: hinge, inject: {ber: 2}}]|losses[0].inject.ber must be a fraction in (0, 1], was 2",
          "[{bits: 4}]|[{bits: 9}]|quantization[0].bits must be 1 to 8, or 32 for full precision, was 9",
          "[{bits: 4}]|[{bits: 4}, {bits: 4}]|has the cell mlp-w4a4-cross-entropy-s1 twice",
          "[{bits: 4}]|[4]|quantization[0] must be a mapping of keys to values, was 4",
          "[{bits: 4}]|[{bits: 4, weights: binary}]|quantization[0] says bits 4, but its weights are stored in 1",
          "[{bits: 4}]|[{bits: 4, rates: [0]}]|rates is not used",
          "[{bits: 4}]|[{bits: 4, rates: []}]|quantization[0].rates must not be an empty list",
          "parameters: {lifetime: per-chip}|bits: 1|faults[0].bits is not a known key",
          "parameters: {lifetime: per-chip}|parameters: {p01: 0.1}|faults[0] must say parameters.lifetime, one of per-chip, per-inference",
          "{lifetime: per-chip}|{lifetime: forever}|faults[0].parameters.lifetime must be one of per-chip, per-inference",
          "{lifetime: per-chip}|{lifetime: per-chip, p01: 1.5}|faults[0].parameters.p01 must be a fraction",
          "0.01]|-0.01]|rates[2] must be a bit error rate, a fraction in [0, 1], was -0.01",
          "0.01]|5]|rates[2] must be a bit error rate, a fraction in [0, 1], was 5",
          "0.01]|0.0]|rates has 0 twice",
          "0.01]|x]|rates[2] must be a number, was \"x\"",
          "rates: [0, 1e-3, 0.01]|chips: 1|the experiment has no key rates",
        })
    void is_refused_for_a_word_changed(String right, String wrong, String message) {
      refused(SMALLEST.replace(right, wrong), message);
    }

    @Test
    void is_refused_where_a_quantization_is_left_without_a_loss() {
      refused(
          SMALLEST
              .replace("[cross-entropy]", "[{name: hinge, bits: [4]}]")
              .replace("[{bits: 4}]", "[{bits: 4}, {bits: 8}]"),
          "quantization[1] is left without a loss");
    }

    @Test
    void is_refused_where_a_rate_is_out_of_the_reach_of_the_memory() {
      refused(
          SMALLEST
              .replace("lifetime: per-chip", "lifetime: per-chip, p01: 0.5, p10: 0")
              .replace("0.01]", "0.9]"),
          "faults[0] cannot be used");
    }

    @Test
    void is_refused_where_it_is_no_mapping() {
      refused("- a\n- b\n", "the experiment must be a mapping of keys to values");
      refused("just words", "the experiment must be a mapping of keys to values");
    }

    private void refused(String yaml, String message) {
      assertThatThrownBy(() -> parse(yaml))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(message)
          .hasMessageNotContaining("\n");
    }
  }

  private static ResolvedExperiment parse(String yaml) {
    return Experiments.parse(yaml, "f.yaml", List.of(), REGISTRY);
  }
}
