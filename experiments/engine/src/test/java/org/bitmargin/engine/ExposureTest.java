package org.bitmargin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.ActivationBuffer;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Model;
import org.bitmargin.api.Parameter;
import org.bitmargin.models.nn.Flatten;
import org.bitmargin.models.nn.Linear;
import org.bitmargin.models.nn.Sequential;
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
    Model bare =
        new Sequential(
            List.of(
                new Flatten("flatten"),
                new Linear("fc", 784, 10, false, Fixtures.binary(), Streams.of(1, "init"))));
    assertThatThrownBy(() -> new Exposure(List.of("activation")).requireMatches(bare))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no activation buffers");
  }

  @Test
  void activations_are_chosen_by_kind_or_name() {
    assertThat(model.activations()).extracting(ActivationBuffer::name).containsExactly("quant1");
    for (String entry : List.of("activation", "quant1", "quant*")) {
      Exposure exposure = new Exposure(List.of(entry));
      exposure.requireMatches(model);
      assertThat(model.activations()).allMatch(exposure::exposes);
      assertThat(exposed(entry)).isEmpty();
    }
  }

  @Test
  void activations_with_a_range_from_the_data_are_refused() {
    Model loose = Fixtures.mlp(Fixtures.binary(), Fixtures.uniform(4), 1);
    assertThatThrownBy(() -> new Exposure(List.of("quant1")).requireMatches(loose))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("quant1", "fixed range");
    new Exposure(List.of("weight")).requireMatches(loose);
  }

  private List<String> exposed(String... entries) {
    Exposure exposure = new Exposure(List.of(entries));
    return model.parameters().stream().filter(exposure::exposes).map(Parameter::name).toList();
  }
}
