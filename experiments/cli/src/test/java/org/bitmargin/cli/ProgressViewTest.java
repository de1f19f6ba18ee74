package org.bitmargin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bitmargin.api.Dataset;
import org.bitmargin.api.DatasetContext;
import org.bitmargin.pipeline.Cell;
import org.bitmargin.pipeline.Datasets;
import org.bitmargin.pipeline.Experiments;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.ResolvedExperiment;
import org.bitmargin.pipeline.TimeEstimate;
import org.junit.jupiter.api.Test;

class ProgressViewTest {
  private final PluginRegistry registry = PluginRegistry.ofClassPath();
  private final ResolvedExperiment experiment =
      Experiments.parse(Cli.TINY, "tiny", List.of("seeds=[1, 2]"), registry);
  private final List<Cell> cells = Experiments.cells(experiment, registry);
  private final Dataset data = Datasets.open(registry, "synthetic", new DatasetContext(List.of()));
  private final StringWriter lines = new StringWriter();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  @Test
  void counts_forward_passes_of_all_cells_and_says_what_is_going_on() {
    ProgressView view = view(true, true);
    for (int i = 0; i < cells.size(); i++) {
      view.cellStarted(cells.get(i), i + 1, cells.size());
      view.step(1, 1, 6, 6, 1.25);
      view.evaluating(cells.get(i), "bit-flip", 4);
      view.measured(1, 2);
      view.measured(2, 2);
      view.cellDone(cells.get(i));
    }
    // 2 cells of 6000 training images times 16, and 1000 test images times 2 rates times 2 chips
    assertThat(shown()).contains("100%").contains("200000/200000").contains("cell 2/2");
  }

  @Test
  void says_how_much_memory_the_run_takes_and_when_the_machine_has_less() {
    ProgressView view = view(true, true);
    view.memory(3L << 29);
    assertThat(lines.toString())
        .startsWith("memory: at most 1.5 GiB, of it ")
        .endsWith("chips" + System.lineSeparator());
    view.memory(1L << 50);
    assertThat(lines.toString()).contains("1048576.0 GiB").contains("choose a smaller batch");
  }

  @Test
  void says_how_long_the_run_takes_with_the_spread_of_the_trial() {
    ProgressView view = view(true, true);
    view.time(new TimeEstimate(19_200, 16_200, 36_060, 0.9, 0.9, true));
    view.time(new TimeEstimate(100, 95, 125, 0.0123, 0.456, false));
    view.time(new TimeEstimate(12.4, 11.8, 12.6, 0.02, 0.02, true));
    view.time(new TimeEstimate(2_592_000, 2_590_000, 2_594_000, 5.4, 5.7, true));
    assertThat(lines.toString().lines())
        .containsExactly(
            "time: about 5 h 20 min (tried: 0.90 s a step; by its spread 4 h 30 min to 10 h 1 min)",
            "time: more than 1 min 40 s (tried: 0.012 to 0.46 s a step; by their spread 1 min 35 s"
                + " to 2 min 5 s; without what could not be tried)",
            "time: about 12 s (tried: 0.020 s a step; by its spread 12 s to 13 s)",
            "time: about 30 days (tried: 5.4 to 5.7 s a step)");
    assertThat(view.clock()).isPresent();
  }

  @Test
  void takes_no_account_of_cells_that_are_kept_or_of_work_that_is_not_done() {
    ProgressView view = view(false, true);
    view.cellStarted(cells.get(0), 1, 2);
    view.cellKept(cells.get(0));
    view.cellStarted(cells.get(1), 2, 2);
    view.evaluating(cells.get(1), "bit-flip", 4);
    view.measured(2, 2);
    view.cellDone(cells.get(1));
    assertThat(shown()).contains("4000/4000");
  }

  private ProgressView view(boolean trains, boolean evaluates) {
    PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
    ProgressView view =
        new ProgressView(experiment, trains, evaluates, new PrintWriter(lines), terminal);
    view.started(data, cells.size());
    return view;
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
