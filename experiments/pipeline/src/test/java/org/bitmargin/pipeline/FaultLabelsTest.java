package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;

class FaultLabelsTest {

  private static List<String> labels(String... entries) {
    ResolvedExperiment e =
        TinyRun.experiment(
            TinyRun.YAML.replace(
                "faults: [{name: bit-flip, parameters: {lifetime: per-chip}}]",
                "faults: [%s]".formatted(String.join(", ", entries))));
    return e.faults().stream().map(fault -> FaultLabels.of(fault, e.faults())).toList();
  }

  @Test
  void are_names_where_those_say_which() {
    assertThat(
            labels(
                "{name: bit-flip, parameters: {lifetime: per-chip}}",
                "{name: stuck-at, parameters: {lifetime: per-chip}}"))
        .containsExactly("bit-flip", "stuck-at");
  }

  @Test
  void add_the_parameters_that_differ_and_no_others() {
    assertThat(
            labels(
                "{name: bit-flip, parameters: {lifetime: per-chip}}",
                "{name: bit-flip, parameters: {lifetime: per-write, p01: 0.02}}"))
        .containsExactly(
            "bit-flip(p01=0.01;lifetime=per-chip)", "bit-flip(p01=0.02;lifetime=per-write)");
  }

  @Test
  void add_what_is_turned_where_that_differs() {
    assertThat(
            labels(
                "{name: bit-flip, parameters: {lifetime: per-chip}, points: {p01: [0, 0.1]}}",
                "{name: bit-flip, parameters: {lifetime: per-chip}, points: {p10: [0, 0.1]}}",
                "{name: bit-flip, parameters: {lifetime: per-chip}}"))
        .containsExactly("bit-flip(over p01)", "bit-flip(over p10)", "bit-flip(over rate)");
  }

  @Test
  void cannot_tell_two_lists_of_points_of_one_memory_apart_which_are_refused() {
    assertThatThrownBy(
            () ->
                labels(
                    "{name: bit-flip, parameters: {lifetime: per-chip}}",
                    "{name: bit-flip, parameters: {lifetime: per-chip}, points: {p01: [0, 0.1]}}",
                    "{name: bit-flip, parameters: {lifetime: per-chip}, points: {p01: [0.2]}}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "faults[2].points are of the same memory as those of another entry: list all values of p01 in one");
  }
}
