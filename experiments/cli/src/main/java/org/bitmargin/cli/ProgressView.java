package org.bitmargin.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bitmargin.api.Dataset;
import org.bitmargin.pipeline.Cell;
import org.bitmargin.pipeline.ResolvedExperiment;

/**
 * One bar for the whole run, with the time left. Its unit is the evaluation of an image; training
 * on one costs a multiple of that.
 */
final class ProgressView extends DataLine {
  private static final int WIDTH = 110;

  private final ResolvedExperiment experiment;
  private final boolean trains;
  private final boolean evaluates;
  private final PrintStream terminal;
  private ProgressBar bar;
  private long testImages;
  private long trainImages;
  private long cellStart;
  private long faultStart;
  private long faultCost;
  private Cell cell;
  private int number;
  private int cells;

  /** A view of work that trains, evaluates, or both. */
  ProgressView(
      ResolvedExperiment experiment,
      boolean trains,
      boolean evaluates,
      PrintWriter out,
      PrintStream terminal) {
    super(experiment.dataset().name(), out);
    this.experiment = experiment;
    this.trains = trains;
    this.evaluates = evaluates;
    this.terminal = terminal;
  }

  @Override
  public void started(Dataset data, int cells) {
    this.cells = cells;
    super.started(data, cells);
    trainImages = used(experiment.training().images(), data.train().size());
    testImages = used(experiment.evaluation().images(), data.test().size());
  }

  private static long used(int asked, int there) {
    return asked == 0 ? there : Math.min(asked, there);
  }

  @Override
  public void cellStarted(Cell cell, int number, int cells) {
    this.number = number;
    this.cell = cell;
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("bitmargin")
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .setInitialMax(cost(cell) * cells)
              .build();
    }
    cellStart = bar.getCurrent();
    bar.maxHint(cellStart + cost(cell) * (cells - number + 1));
  }

  private long cost(Cell cell) {
    return trainingCost(cell)
        + (evaluates ? testImages * experiment.measurementsOf(cell.quantization()) : 0);
  }

  private long trainingCost(Cell cell) {
    // Measured on VGG3: evaluation runs on bits at 1 bit, on integers up to 8, on floats above.
    int bits = cell.quantization().bits();
    int cost = bits == 1 ? 60 : bits <= 8 ? 16 : 3;
    return trains ? cost * trainImages * experiment.training().epochs() : 0;
  }

  @Override
  public void step(int epoch, int epochs, int step, int steps, double loss) {
    double share = (epoch - 1 + (double) step / steps) / epochs;
    bar.stepTo(cellStart + Math.round(share * trainingCost(cell)));
    say("epoch %d/%d, loss %.3g".formatted(epoch, epochs, loss));
  }

  @Override
  public void evaluating(Cell cell, String memory, long measurements) {
    faultCost = testImages * measurements;
    faultStart = Math.max(bar.getCurrent(), cellStart + trainingCost(cell));
    bar.stepTo(faultStart);
    say("evaluating, " + memory);
  }

  @Override
  public void measured(long done, long total) {
    bar.stepTo(faultStart + faultCost * done / total);
  }

  @Override
  public void cellKept(Cell cell) {
    // What is kept costs nothing: the estimate must not take it for speed.
    bar.maxHint(cellStart + cost(cell) * (cells - number));
    end();
  }

  @Override
  public void cellDone(Cell cell) {
    end();
  }

  @Override
  public void cellFailed(Cell cell, Throwable cause) {
    end();
  }

  private void say(String what) {
    bar.setExtraMessage(" cell %d/%d, %s".formatted(number, cells, what));
  }

  private void end() {
    if (number == cells) {
      bar.close();
    }
  }
}
