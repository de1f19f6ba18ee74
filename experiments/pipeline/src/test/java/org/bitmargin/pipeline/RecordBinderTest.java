package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBinderTest {

  record Inner(int depth, String word) {}

  record Settings(
      int count,
      long big,
      double rate,
      boolean on,
      Lifetime lifetime,
      List<Lifetime> all,
      Inner inner) {
    Settings {
      if (!(rate > 0)) {
        throw new IllegalArgumentException("rate must be above 0, was " + rate);
      }
      if (count > big) {
        throw new IllegalArgumentException("more counted than there are");
      }
    }

    boolean isHelper() {
      return true;
    }
  }

  private static final Settings DEFAULTS =
      new Settings(
          3,
          5_000_000_000L,
          1e-4,
          true,
          Lifetime.PER_CHIP,
          List.of(Lifetime.values()),
          new Inner(1, "w"));

  @Test
  void nothing_written_means_the_defaults() {
    assertThat(bind("{}")).isEqualTo(DEFAULTS);
  }

  @Test
  void what_is_written_takes_the_place_of_its_default_alone() {
    Settings bound = bind("{rate: 2, lifetime: per-inference, inner: {depth: 9}}");
    assertThat(bound.rate()).isEqualTo(2.0);
    assertThat(bound.lifetime()).isEqualTo(Lifetime.PER_INFERENCE);
    assertThat(bound.inner()).isEqualTo(new Inner(9, "w"));
    assertThat(bound.count()).isEqualTo(3);
  }

  @Test
  void a_record_written_out_is_read_back_equal() {
    String yaml = RecordBinder.toTree(DEFAULTS).toString();
    assertThat(yaml).contains("\"lifetime\":\"per-chip\"").doesNotContain("helper");
    assertThat(bind(yaml)).isEqualTo(DEFAULTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{cuont: 1}|p.cuont is not a known key, did you mean count? allowed: count, big, rate",
        "{zzz: 1}|p.zzz is not a known key; allowed: count",
        "{inner: {dept: 1}}|p.inner.dept is not a known key, did you mean depth? allowed: depth, word",
        "{count: 1.5}|p.count must be a whole number, was 1.5",
        "{count: '2'}|p.count must be a whole number, was \"2\"",
        "{count: 3000000000}|p.count must be a whole number, was 3000000000",
        "{count: true}|p.count must be a whole number, was true",
        "{count: }|p.count has no value",
        "{count: [1]}|p.count must be a whole number, was [1]",
        "{rate: abc}|p.rate must be a number, was \"abc\"",
        "{rate: '0.5'}|p.rate must be a number, was \"0.5\"",
        "{on: 1}|p.on must be true or false, was 1",
        "{on: 'true'}|p.on must be true or false, was \"true\"",
        "{lifetime: perchip}|p.lifetime must be one of per-chip, per-inference, per-access, per-write, was \"perchip\"",
        "{lifetime: PER_CHIP}|p.lifetime must be one of per-chip, per-inference, per-access, per-write, was \"PER_CHIP\"",
        "{lifetime: 0}|p.lifetime must be one of per-chip, per-inference, per-access, per-write, was 0",
        "{all: per-chip}|p.all must be a list, each element one of per-chip, per-inference",
        "{all: [per-chip, x]}|p.all must be a list, each element one of per-chip, per-inference",
        "{inner: 3}|p.inner must be a mapping of keys to values, was 3",
        "{inner: {word: 3}}|p.inner.word must be text, was 3",
        "{rate: -1}|f.yaml, line 1: p.rate must be above 0, was -1.0",
        "{count: 9, big: 1}|p is not allowed: more counted than there are",
        "[1, 2]|p must be a mapping of keys to values, was [1,2]"
      })
  void what_does_not_fit_is_one_clear_error(String yaml, String message) {
    assertThatThrownBy(() -> bind(yaml))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void null_elements_of_a_list_are_refused() {
    assertThatThrownBy(() -> bind("{all: [per-chip, ~]}"))
        .isInstanceOf(InvalidInputException.class);
  }

  private static Settings bind(String yaml) {
    ConfigNode node = YamlReader.read("p: " + yaml, "f.yaml").child("p");
    return RecordBinder.bind(DEFAULTS, node);
  }
}
