package org.bitmargin.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bitmargin.api.InvalidInputException;

/**
 * The files of a run. Only {@code results.csv} is required.
 *
 * @param path of the folder
 * @param study what {@code results.csv} says
 * @param names of its losses
 * @param cells by id
 */
record RunFolder(Path path, Study study, LossNames names, Cells cells) {

  static RunFolder open(Path path) {
    Path results = path.resolve("results.csv");
    if (!Files.isRegularFile(results)) {
      throw new InvalidInputException(
          "no results.csv in %s: give the folder of a run that has measured something"
              .formatted(path));
    }
    Study study = Study.of(ResultRow.read(results), results.toString());
    return new RunFolder(path, study, new LossNames(study.losses()), Cells.of(path));
  }

  /** The rows of a table; empty where there is no such file. */
  <T> Optional<List<T>> rows(String name, List<String> columns, Function<CsvRow, T> reader) {
    Path file = path.resolve(name);
    return Files.isRegularFile(file)
        ? Optional.of(CsvTable.read(file, columns, reader))
        : Optional.empty();
  }

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

  /** {@code manifest.json}; empty where there is none. */
  Optional<JsonNode> manifest() {
    return text("manifest.json").map(this::parse);
  }

  private JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          "%s, line %d, column %d: not valid JSON: %s"
              .formatted(
                  path.resolve("manifest.json"),
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr(),
                  Text.oneLine(e.getOriginalMessage())),
          e);
    }
  }
}
