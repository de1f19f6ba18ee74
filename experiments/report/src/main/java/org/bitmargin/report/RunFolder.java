package org.bitmargin.report;

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
    RunFiles files = new RunFiles(path);
    List<ResultRow> rows =
        PointAxes.place(ResultRow.read(results), files.experiment(), files.manifest());
    Study study = Study.of(rows, results.toString());
    return new RunFolder(path, study, new LossNames(study.losses()), Cells.of(path));
  }

  /** The rows of a table; empty where there is no such file. */
  <T> Optional<List<T>> rows(String name, List<String> columns, Function<CsvRow, T> reader) {
    Path file = path.resolve(name);
    return Files.isRegularFile(file)
        ? Optional.of(CsvTable.read(file, columns, reader))
        : Optional.empty();
  }

  /** The files that are no tables. */
  RunFiles files() {
    return new RunFiles(path);
  }
}
