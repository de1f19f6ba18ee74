package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SuggestionTest {

  @Test
  void the_closest_candidate_is_suggested() {
    List<String> keys = List.of("epochs", "batch", "learningRate");
    assertThat(Suggestion.clause("epoch", keys)).isEqualTo(", did you mean epochs?");
    assertThat(Suggestion.clause("bacth", keys)).isEqualTo(", did you mean batch?");
    assertThat(Suggestion.clause("learning_rate", keys)).isEqualTo(", did you mean learningRate?");
  }

  @Test
  void nothing_is_suggested_where_nothing_is_close() {
    assertThat(Suggestion.clause("momentum", List.of("epochs", "batch"))).isEmpty();
    assertThat(Suggestion.clause("x", List.of())).isEmpty();
  }

  @Property
  void the_distance_is_symmetric_and_zero_for_equal_words_only(
      @ForAll @AlphaChars @StringLength(max = 8) String a,
      @ForAll @AlphaChars @StringLength(max = 8) String b) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(Suggestion.distance(b, a));
    assertThat(Suggestion.distance(a, b) == 0).isEqualTo(a.equalsIgnoreCase(b));
  }
}
