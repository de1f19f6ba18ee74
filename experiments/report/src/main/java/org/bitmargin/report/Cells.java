package org.bitmargin.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The cells of a run by id, as {@code cells/<id>/results.csv} tells: the other tables name a cell
 * by its id alone.
 */
final class Cells {
  private final Map<String, Cell> byId;

  private Cells(Map<String, Cell> byId) {
    this.byId = byId;
  }

  /** The cells of a run folder; those without results are left out. */
  static Cells of(Path runFolder) {
    Path folder = runFolder.resolve("cells");
    Map<String, Cell> cells = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        children
            .filter(child -> Files.isRegularFile(child.resolve("results.csv")))
            .forEach(child -> add(cells, child));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Cells(cells);
  }

  private static void add(Map<String, Cell> cells, Path folder) {
    List<ResultRow> rows = ResultRow.read(folder.resolve("results.csv"));
    if (!rows.isEmpty()) {
      ResultRow first = rows.get(0);
      String id = folder.getFileName().toString();
      cells.put(id, new Cell(id, first.panel(), first.loss(), first.seed()));
    }
  }

  /** The cell of an id; empty where its folder is missing. */
  Optional<Cell> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
