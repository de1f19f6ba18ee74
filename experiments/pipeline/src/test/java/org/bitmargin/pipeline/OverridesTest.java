package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static final String YAML =
      """
      losses:
        - cross-entropy
        - {name: mcel, parameters: {m: 128}}
      training: {epochs: 3}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.epochs=5|/training/epochs|5",
        "training.batch=64|/training/batch|64",
        "evaluation.images=10|/evaluation/images|10",
        "losses[1].parameters.m=64|/losses/1/parameters/m|64",
        "losses[0].parameters.x=1e-3|/losses/0/parameters/x|0.001",
        "losses[0].parameters.x=1|/losses/0/name|\"cross-entropy\"",
        "losses[1]=hinge|/losses/1|\"hinge\"",
        "seeds=[1, 2]|/seeds|[1,2]",
        "name=a=b|/name|\"a=b\"",
      })
  void an_assignment_changes_the_place_its_path_names(String set, String pointer, String value) {
    assertThat(apply(set).value().at(pointer).toString()).isEqualTo(value);
  }

  @Test
  void the_last_of_two_assignments_wins_and_the_file_is_untouched() {
    ConfigNode config = YamlReader.read(YAML, "f.yaml");
    ConfigNode changed = Overrides.apply(config, List.of("training.epochs=5", "training.epochs=7"));
    assertThat(changed.value().at("/training/epochs").intValue()).isEqualTo(7);
    assertThat(config.value().at("/training/epochs").intValue()).isEqualTo(3);
  }

  @Test
  void an_error_in_what_was_set_says_so_instead_of_naming_the_file() {
    ConfigNode changed = apply("training.epochs=many");
    assertThat(changed.require("training").require("epochs").error("is wrong"))
        .hasMessage("--set: training.epochs is wrong");
    assertThat(changed.require("losses").error("is wrong"))
        .hasMessage("f.yaml, line 1: losses is wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.epochs|must be key=value",
        "=3|must be key=value",
        "losses[2]=hinge|there is no element [2], the list has 2",
        "losses.name=x|name is asked of a list, say which element",
        "training[0]=1|[0] is asked of something that is not a list",
        "training.epochs.x=1|x is asked of something that has no keys",
        "training..epochs=1|is not a key path",
        "a b=1|is not a key path",
        "training.epochs=|is empty",
        "seeds=[1|not valid YAML",
      })
  void an_assignment_that_cannot_be_done_is_one_clear_error(String set, String message) {
    assertThatThrownBy(() -> apply(set))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("--set " + set)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static ConfigNode apply(String set) {
    return Overrides.apply(YamlReader.read(YAML, "f.yaml"), List.of(set));
  }
}
