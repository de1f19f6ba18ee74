package org.bitmargin.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bitmargin.api.DatasetListener;

/** A bar with the time left for each long piece of work on data. */
final class DatasetProgress implements DatasetListener {
  private static final int WIDTH = 110;

  private final PrintStream terminal;
  private ProgressBar bar;
  private String current = "";

  DatasetProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  @Override
  public synchronized void progress(String what, long done, long total) {
    if (!what.equals(current)) {
      current = what;
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
              .setInitialMax(total)
              .build();
    }
    if (bar != null) {
      // Reports of several threads may overtake each other.
      bar.stepTo(Math.max(done, bar.getCurrent()));
      if (done >= total) {
        bar.close();
        bar = null;
      }
    }
  }
}
