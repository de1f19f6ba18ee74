package org.bitmargin.report;

import java.nio.file.Path;
import java.util.List;

/**
 * Turns a run folder into what people read. It looks at the files of the folder and at nothing
 * else; the same folder gives the same bytes.
 */
public final class Report {
  private Report() {}

  /**
   * Writes {@code summary.csv}, {@code plots/*.svg}, {@code report.html} and {@code plots/*.png} of
   * a run, and {@code energy-savings.csv} where energies are known, each replaced whole.
   *
   * @param runFolder with {@code results.csv} at least; parts whose files are missing are left out
   * @throws org.bitmargin.api.InvalidInputException where {@code results.csv} is missing or a file
   *     is malformed: names the file, the line, the column and what belongs there
   * @throws IllegalStateException where Java has no fonts for the PNG files; all else is written
   */
  public static void write(Path runFolder) {
    RunFolder run = RunFolder.open(runFolder);
    Findings findings = Findings.of(run);
    AtomicFiles.write(runFolder.resolve("summary.csv"), SummaryCsv.of(run.study()));
    Path savings = runFolder.resolve(SavingsCsv.FILE);
    if (findings.memories().isEmpty()) {
      AtomicFiles.delete(savings);
    } else {
      AtomicFiles.write(savings, SavingsCsv.of(findings.memories()));
    }
    Path plots = runFolder.resolve("plots");
    List<Figure> figures = findings.figures().all();
    for (Figure figure : figures) {
      AtomicFiles.write(plots.resolve(figure.id() + ".svg"), SvgFigure.standalone(figure));
    }
    AtomicFiles.write(runFolder.resolve("report.html"), HtmlReport.of(findings));
    for (Figure figure : figures) {
      AtomicFiles.write(plots.resolve(figure.id() + ".png"), PngFigure.of(figure));
    }
  }

  /**
   * The accuracies of a run for the console: one block a panel (network and fault model), one row a
   * loss, one column an operating point, in percent with half the 95 % interval; then the mean
   * logit margin of the golden network. The line below a block names the interval, chips, images,
   * chance. Where energies are known, a block a memory tells the energy at drops of accuracy and
   * what it saves.
   *
   * @throws org.bitmargin.api.InvalidInputException as {@link #write}
   */
  public static String table(Path runFolder) {
    return ConsoleTable.of(RunFolder.open(runFolder));
  }

  /**
   * Runs side by side for the console: accuracies of every run, then the differences of each run
   * from the first one where both measured the same configuration.
   *
   * @param runFolders at least two
   * @throws org.bitmargin.api.InvalidInputException as {@link #write}, and for fewer than two
   */
  public static String compare(List<Path> runFolders) {
    return RunComparison.of(runFolders);
  }
}
