package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the parameters of every plug-in there is. */
class PluginParametersTest {

  static Stream<Plugin> plugins() {
    return PluginRegistry.ofClassPath().all().stream();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void defaults_written_as_yaml_are_read_back_equal(Plugin plugin) {
    String yaml = "parameters: " + RecordBinder.toTree(plugin.defaults());
    ConfigNode node = YamlReader.read(yaml, "f.yaml").require("parameters");
    assertThat(RecordBinder.bind(plugin.defaults(), node)).isEqualTo(plugin.defaults());
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void an_unknown_key_is_refused(Plugin plugin) {
    ConfigNode node = YamlReader.read("nonsenseKey: 1", "f.yaml");
    assertThatThrownBy(() -> RecordBinder.bind(plugin.defaults(), node))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nonsenseKey is not a known key");
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void text_is_refused_for_every_parameter_that_is_a_number(Plugin plugin) {
    for (var component : plugin.defaults().getClass().getRecordComponents()) {
      if (component.getType().isPrimitive()) {
        ConfigNode node = YamlReader.read(component.getName() + ": '1'", "f.yaml");
        assertThatThrownBy(() -> RecordBinder.bind(plugin.defaults(), node))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining(component.getName() + " must be");
      }
    }
  }
}
