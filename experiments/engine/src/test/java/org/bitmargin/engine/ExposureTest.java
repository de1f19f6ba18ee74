package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private final Model model = Fixtures.mlp(Fixtures.binary(), 1);

  @Test
  void kinds_and_globs_choose_parameters() {
    assertThat(exposed("weight")).containsExactly("fc1.weight", "fc2.weight");
    assertThat(exposed("fc1.*")).containsExactly("fc1.weight", "fc1.bias");
    assertThat(exposed("*.bias", "scale"))
        .containsExactly("fc1.bias", "bn1.bias", "fc2.bias", "scale.factor");
  }

  @Test
  void an_entry_that_means_nothing_is_refused_with_what_there_is() {
    assertThatThrownBy(() -> new Exposure(List.of("conv*")).requireMatches(model))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("\"conv*\"", "weight, bias", "fc1.weight");
  }

  @Test
  void activations_of_a_network_without_buffers_are_refused() {
    assertThat(model.activations()).isEmpty();
    assertThatThrownBy(() -> new Exposure(List.of("activation")).requireMatches(model))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no activation buffers");
  }

  private List<String> exposed(String... entries) {
    Exposure exposure = new Exposure(List.of(entries));
    return model.parameters().stream().filter(exposure::exposes).map(Parameter::name).toList();
  }
}
