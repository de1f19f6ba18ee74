package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fault models made of fault models, from the file to the results. */
class ComposedFaultsTest {
  private static final String FLIPS =
      "{tensors: [\"fc2*\"], model: {name: bit-flip, parameters: {lifetime: per-chip}}}";
  private static final String STUCK =
      "{tensors: [\"fc1*\"], model: {name: stuck-at, parameters: {p0: 0.02, p1: 0, lifetime: per-chip}}}";
  private static final String SIMPLE =
      "faults: [{name: bit-flip, parameters: {lifetime: per-chip}}]";

  private static String composed(String parameters) {
    return TinyRun.YAML.replace(
        SIMPLE, "faults: [{name: compose, parameters: {%s}}]".formatted(parameters));
  }

  private static ResolvedExperiment parse(String parameters) {
    return TinyRun.experiment(composed(parameters));
  }

  @Test
  void are_read_back_equal_from_what_is_written() {
    ResolvedExperiment e = parse("parts: [%s, %s], overlap: first".formatted(STUCK, FLIPS));
    String yaml = Experiments.yaml(e);
    assertThat(TinyRun.experiment(yaml)).isEqualTo(e);
    assertThat(Experiments.yaml(TinyRun.experiment(yaml))).isEqualTo(yaml);
  }

  @Test
  void fill_in_the_defaults_of_their_parts_and_show_them_in_a_line() {
    PluginChoice model =
        parse("parts: [%s], fixed: [%s]".formatted(FLIPS, STUCK)).faults().get(0).model();
    assertThat(model.describeParameters())
        .isEqualTo(
            "parts={tensors=fc2*,model=bit-flip(p01=0.01,p10=0.01,lifetime=per-chip)};"
                + "fixed={tensors=fc1*,model=stuck-at(p0=0.02,p1=0,lifetime=per-chip)};overlap=add");
    assertThat(model.lifetime()).isEqualTo("per-chip");
    assertThat(model.inner())
        .extracting(PluginChoice::name)
        .containsExactly("bit-flip", "stuck-at");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: bit-flip|name: bit-filp|parts[0].model.name: no fault model named bit-filp; there are: bit-flip,",
        "lifetime: per-chip|lifetime: per-chip, p02: 1|parts[0].model.parameters.p02 is not a known key, did you mean p01?",
        "tensors:|tensor:|parts[0].tensor is not a known key, did you mean tensors? allowed: tensors, model",
        "tensors: [\"fc2*\"], |''|parts[0] has no key tensors",
        "lifetime: per-chip|p01: 0.1|parts[0].model must say parameters.lifetime, one of per-chip,",
        "lifetime: per-chip|lifetime: per-chip, p01: 2|parts[0].model.parameters.p01 must be a fraction in [0, 1]",
        "tensors: [\"fc2*\"]|tensors: []|parts[0].tensors must list globs",
      })
  void refuse_what_is_wrong_in_a_part_at_its_key(String right, String wrong, String message) {
    assertThat(FLIPS).contains(right);
    assertThatThrownBy(() -> parse("parts: [%s]".formatted(FLIPS.replace(right, wrong))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("tiny.yaml, line 6: faults[0].parameters.")
        .hasMessageContaining(message);
  }

  @Test
  void refuse_a_composition_of_nothing_as_a_part() {
    assertThatThrownBy(() -> parse("parts: [{tensors: [\"*\"], model: compose}]"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("parts[0].model cannot be used: parts must name at least one");
  }

  @Test
  void refuse_parts_of_different_lifetimes_and_none_at_all() {
    String transientFlips = FLIPS.replace("per-chip", "per-inference");
    assertThatThrownBy(() -> parse("parts: [%s, %s]".formatted(STUCK, transientFlips)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(
            "the parts must have one lifetime", "bit-flip on fc2* is per-inference");
    assertThatThrownBy(() -> parse("overlap: add"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("faults[0] cannot be used: parts must name at least one");
    assertThatThrownBy(
            () ->
                TinyRun.experiment(
                    composed("parts: [%s]".formatted(FLIPS))
                        .replace(
                            "}}]\nrates", "}}, points: {parts: [[%s]]}}]\nrates".formatted(STUCK))
                        .replace("]}}, points", "]}, points")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot turn parts, which is made of parts");
  }

  @Test
  void hit_the_tensors_they_name_and_are_in_the_record_of_the_run(@TempDir Path out) {
    ResolvedExperiment e = parse("parts: [%s, %s]".formatted(STUCK, FLIPS));
    RunResult result = TinyRun.run(out.resolve("run"), e, RunListener.NONE);
    assertThat(result.failed()).isEmpty();

    Path run = out.resolve("run");
    assertThat(TinyRun.lines(run, "results.csv").get(5))
        .contains(
            ",compose,\"parts={tensors=fc1*,model=stuck-at(p0=0.02,p1=0,lifetime=per-chip)}|{tensors=fc2*,",
            ";overlap=add;scaled from BER=0.01\",none,per-chip,0.1,");
    assertThat(TinyRun.text(run, "manifest.json"))
        .contains("\"name\" : \"compose\"", "\"name\" : \"stuck-at\"", "\"name\" : \"bit-flip\"");
    long ofOnes = 0;
    for (String row : TinyRun.lines(run, "audit.csv")) {
      String[] cells = row.split(",");
      if (cells[4].startsWith("fc1")) {
        assertThat(cells[9]).as("a cell stuck at 0 never turns a 0: " + row).isEqualTo("0");
        ofOnes += Long.parseLong(cells[10]);
      }
    }
    assertThat(ofOnes).isPositive();
  }
}
