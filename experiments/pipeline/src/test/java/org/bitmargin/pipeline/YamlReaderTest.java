package org.bitmargin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bitmargin.api.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1e-3,0.001",
    "1E3,1000.0",
    "0.5,0.5",
    ".5,0.5",
    "5.,5.0",
    "-1.5e+2,-150.0",
    "7,7",
    "-7,-7",
    "007,7",
    "12345678901,12345678901",
    "true,true",
    "False,false"
  })
  void plain_words_are_read_by_the_core_schema(String written, String value) {
    assertThat(read("x: " + written).get("x").asText()).isEqualTo(value);
    assertThat(read("x: " + written).get("x").isTextual()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "on",
        "off",
        "y",
        "1_000",
        "0x10",
        "12:30",
        "2026-01-01",
        "1.2.3",
        "e3",
        "mcel"
      })
  void words_that_only_old_yaml_takes_for_something_else_are_text(String written) {
    assertThat(read("x: " + written).get("x").textValue()).isEqualTo(written);
  }

  @Test
  void quotes_make_text_of_everything() {
    assertThat(read("x: '1e-3'").get("x").textValue()).isEqualTo("1e-3");
    assertThat(read("x: \"true\"").get("x").textValue()).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", "-.INF", ".nan", "1e999"})
  void numbers_that_are_not_finite_are_refused(String written) {
    refused("a: 1\nx: " + written, "f.yaml, line 2");
  }

  @Test
  void a_key_written_twice_is_refused_with_its_line() {
    refused(
        "training:\n  epochs: 1\n  epochs: 2\n", "line 3: the key training.epochs is there twice");
  }

  @Test
  void a_syntax_error_names_its_line() {
    refused("a: 1\nb: [1, 2\nc: 3\n", "line 3: not valid YAML");
    refused("a: 1\n\tb: 2\n", "line 2: not valid YAML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "# only a comment\n"})
  void an_empty_file_is_refused(String text) {
    refused(text, "f.yaml is empty");
  }

  @Test
  void tags_and_keys_that_are_not_words_are_refused() {
    refused("a: !java.net.URL x", "tags such as !java.net.URL are not allowed");
    refused("? [1, 2]\n: 3\n", "a key must be a single word");
  }

  @Test
  void two_documents_are_refused() {
    refused("a: 1\n---\nb: 2\n", "not valid YAML");
  }

  @Test
  void an_alias_that_contains_itself_is_refused() {
    refused("a: &x\n  - *x\n", "nested too deeply");
  }

  @Test
  void a_file_that_is_missing_or_not_text_is_refused() throws IOException {
    assertThatThrownBy(() -> YamlReader.read(folder.resolve("no.yaml")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no.yaml does not exist");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> YamlReader.read(binary))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not a text file in UTF-8");
  }

  private static JsonNode read(String text) {
    return YamlReader.read(text, "f.yaml").value();
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
