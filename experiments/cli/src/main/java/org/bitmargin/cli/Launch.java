package org.bitmargin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.CellStatus;
import org.bitmargin.pipeline.Experiment;
import org.bitmargin.pipeline.ExperimentModule;
import org.bitmargin.pipeline.Experiments;
import org.bitmargin.pipeline.Explanation;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import org.bitmargin.pipeline.RunFolder;
import org.bitmargin.pipeline.RunListener;
import org.bitmargin.pipeline.RunResult;
import org.bitmargin.report.Report;
import picocli.CommandLine;

/** What all verbs that compute share: folder, progress, report, last line, exit code. */
final class Launch {
  /**
   * What is done with the experiment.
   *
   * @param trains whether it takes time to train
   * @param evaluates whether it takes time to evaluate
   * @param call does it
   */
  record Work(boolean trains, boolean evaluates, Function<Experiment, RunResult> call) {
    static final Work RUN = new Work(true, true, Experiment::run);
    static final Work TRAIN = new Work(true, false, Experiment::train);
    static final Work EVALUATE = new Work(false, true, Experiment::run);
  }

  private final Surroundings surroundings;
  private final CommonOptions common;
  private final RunOptions options;
  private final PluginRegistry registry;
  private final PrintWriter out;
  private final PrintWriter err;

  Launch(
      Surroundings surroundings,
      CommonOptions common,
      RunOptions options,
      PluginRegistry registry,
      CommandLine line) {
    this.surroundings = surroundings;
    this.common = common;
    this.options = options;
    this.registry = registry;
    this.out = line.getOut();
    this.err = line.getErr();
  }

  /**
   * Runs an experiment, or explains it.
   *
   * @param defaultName name of the run folder under {@code runs/}
   * @param preparation of the opened folder
   * @param work what is done
   */
  int launch(
      ResolvedExperiment experiment,
      String defaultName,
      Consumer<RunFolder> preparation,
      Work work) {
    FolderChoice choice = new FolderChoice(surroundings, options, registry);
    if (options.explain()) {
      out.print(Explanation.of(experiment, registry, surroundings.data()));
      out.println();
      out.println("run folder: " + choice.preview(experiment, defaultName));
      out.flush();
      return Failures.DONE;
    }
    return options.onThreads(
        () -> {
          try (RunFolder folder = choice.open(experiment, defaultName)) {
            preparation.accept(folder);
            return finish(work.call.apply(wire(experiment, folder, work)));
          }
        });
  }

  private Experiment wire(ResolvedExperiment experiment, RunFolder folder, Work work) {
    RunListener listener = common.quiet() ? RunListener.NONE : view(experiment, work);
    boolean bar = surroundings.terminal() && !common.quiet();
    DatasetContext data =
        bar ? surroundings.data().with(new DatasetProgress(System.err)) : surroundings.data();
    return ExperimentModule.wire(registry, data, experiment, folder, listener);
  }

  private RunListener view(ResolvedExperiment experiment, Work work) {
    return surroundings.terminal()
        ? new ProgressView(experiment, work.trains, work.evaluates, out, System.err)
        : new DataLine(experiment.dataset().name(), out);
  }

  private int finish(RunResult result) {
    Path folder = result.folder();
    if (hasResults(folder)) {
      try {
        Report.write(folder);
      } catch (IllegalStateException e) {
        err.println("bitmargin: part of the report is missing: " + Failures.oneLine(e));
      }
      if (!common.quiet()) {
        out.println(Report.table(folder));
      }
    }
    for (CellStatus cell : result.failed()) {
      err.println("bitmargin: cell %s failed: %s".formatted(cell.id(), cell.message()));
    }
    err.flush();
    out.println("run folder: " + shown(folder));
    out.flush();
    return result.failed().isEmpty() ? Failures.DONE : Failures.WORK_FAILED;
  }

  private Path shown(Path folder) {
    Path here = surroundings.workingDirectory().toAbsolutePath().normalize();
    return folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder;
  }

  private static boolean hasResults(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("results.csv"))) {
      return lines.limit(2).count() == 2;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an experiment file, or a suite of that name. */
  static ResolvedExperiment read(
      String fileOrSuite, List<String> set, Surroundings surroundings, PluginRegistry registry) {
    Path file = surroundings.resolve(Path.of(fileOrSuite));
    if (!Files.exists(file)) {
      var suite = Suites.text(fileOrSuite);
      if (suite.isPresent()) {
        return Experiments.parse(suite.get(), fileOrSuite + ".yaml", set, registry);
      }
      throw new InvalidInputException(
          "there is no file %s and no suite of that name; suites: %s"
              .formatted(fileOrSuite, String.join(", ", Suites.names())));
    }
    return Experiments.read(file, set, registry);
  }
}
