package org.bitmargin.pipeline;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.api.InvalidInputException;

/**
 * Runs an experiment into its folder, cell by cell. A cell that is complete is kept; one that fails
 * is recorded and never becomes a result; wrong input ends the run at once with all that was
 * computed kept.
 */
public final class Experiment {
  /** System property that names the project's folder, whose git state is recorded. */
  public static final String HOME_PROPERTY = "bitmargin.home";

  private final PluginRegistry registry;
  private final DatasetContext dataContext;
  private final ResolvedExperiment experiment;
  private final ChosenPlugins plugins;
  private final RunFolder folder;
  private final RunListener listener;

  /** A run; the same whether Guice or {@link ExperimentBuilder} calls it. */
  @Inject
  public Experiment(
      PluginRegistry registry,
      DatasetContext dataContext,
      ResolvedExperiment experiment,
      ChosenPlugins plugins,
      RunFolder folder,
      RunListener listener) {
    this.registry = registry;
    this.dataContext = dataContext;
    this.experiment = experiment;
    this.plugins = plugins;
    this.folder = folder;
    this.listener = listener;
  }

  /** Trains and evaluates every cell. */
  public RunResult run() {
    return work(true);
  }

  /** Trains every cell; a later {@link #run} evaluates them without training again. */
  public RunResult train() {
    return work(false);
  }

  private RunResult work(boolean evaluate) {
    Dataset data = new Products(registry).dataset(experiment.dataset(), dataContext);
    CellNetworks networks = new CellNetworks(registry, experiment, folder, data);
    CellRunner runner = new CellRunner(networks, folder, listener);
    List<Cell> cells = Cells.of(experiment, registry);
    new CellChecks(networks).requireModels(cells);
    List<CellStatus> statuses = new ArrayList<>();
    Optional<GitState> git = git();
    try {
      new RunBeginning(folder, experiment, plugins, data).begin();
      listener.started(data, cells.size());
      List<Cell> open = cells.stream().filter(cell -> !folder.isComplete(cell)).toList();
      if (!open.isEmpty()) {
        CellTrial little = new CellTrial(networks);
        Trial trial = new Trial(experiment, data, folder, listener.clock());
        listener.trying();
        trial.boundBytes(open, little::attempt).ifPresent(listener::memory);
        trial
            .estimate(open, evaluate, little::searches, networks::epochsDone)
            .ifPresent(listener::time);
      }
      for (Cell cell : cells) {
        listener.cellStarted(cell, statuses.size() + 1, cells.size());
        statuses.add(status(runner, cell, evaluate));
        folder.merge(cells);
        record(statuses, data, git, false);
      }
      record(statuses, data, git, true);
    } catch (IOException e) {
      throw new UncheckedIOException("results cannot be written: " + e.getMessage(), e);
    }
    return new RunResult(folder.root(), List.copyOf(statuses));
  }

  private CellStatus status(CellRunner runner, Cell cell, boolean evaluate) {
    if (folder.isComplete(cell)) {
      listener.cellKept(cell);
      return CellStatus.done(cell, folder.origin(cell));
    }
    try {
      runner.compute(cell, evaluate);
      listener.cellDone(cell);
      Optional<String> origin = folder.origin(cell);
      return evaluate ? CellStatus.done(cell, origin) : CellStatus.trained(cell, origin);
    } catch (InvalidInputException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      listener.cellFailed(cell, e);
      return CellStatus.failed(cell, e);
    }
  }

  private void record(
      List<CellStatus> statuses, Dataset data, Optional<GitState> git, boolean finished)
      throws IOException {
    Path root = folder.root();
    Manifest.write(
        root,
        Manifest.of(
            finished ? Optional.of(root) : Optional.empty(),
            experiment,
            plugins,
            data,
            git,
            statuses));
  }

  private static Optional<GitState> git() {
    return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
        .map(Path::of)
        .flatMap(GitState::of);
  }
}
