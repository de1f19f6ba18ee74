package org.bitmargin.report;

import java.nio.file.Path;
import java.util.List;

/**
 * One of several runs to compare.
 *
 * @param letter it is called by
 * @param study its results under one common experiment name: the name is no part of a configuration
 */
record NamedRun(String letter, RunFolder folder, Study study) {

  static NamedRun open(int index, Path path) {
    RunFolder folder = RunFolder.open(path);
    Path results = path.resolve("results.csv");
    List<ResultRow> rows =
        PointAxes.place(
                ResultRow.read(results), folder.files().experiment(), folder.files().manifest())
            .stream()
            .map(ResultRow::withoutExperiment)
            .toList();
    String letter = index < 26 ? String.valueOf((char) ('A' + index)) : "R" + (index + 1);
    return new NamedRun(letter, folder, Study.of(rows, results.toString()));
  }

  boolean has(Panel panel) {
    return study.panels().contains(panel);
  }
}
