package org.bitmargin.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bitmargin.api.InvalidInputException;

/** The files of a run folder that are no tables; each may be missing. */
record RunFiles(Path path) {

  /** The text of a file; empty where there is no such file. */
  Optional<String> text(String name) {
    Path file = path.resolve(name);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s is not a readable UTF-8 text file: %s".formatted(file, Text.oneLine(e.getMessage())),
          e);
    }
  }

  /** {@code manifest.json}. */
  Optional<JsonNode> manifest() {
    return tree("manifest.json", "JSON", new ObjectMapper());
  }

  /** {@code experiment.yaml}. */
  Optional<JsonNode> experiment() {
    return tree("experiment.yaml", "YAML", new YAMLMapper());
  }

  private Optional<JsonNode> tree(String name, String format, ObjectMapper mapper) {
    return text(name).map(text -> parse(text, name, format, mapper));
  }

  private JsonNode parse(String text, String name, String format, ObjectMapper mapper) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new InvalidInputException(
          "%s, line %d, column %d: not valid %s: %s"
              .formatted(
                  path.resolve(name),
                  at == null ? 1 : at.getLineNr(),
                  at == null ? 1 : at.getColumnNr(),
                  format,
                  Text.oneLine(e.getOriginalMessage())),
          e);
    }
  }
}
