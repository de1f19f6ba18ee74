package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bitmargin.api.InvalidInputException;
import picocli.CommandLine.Option;

/** Options of the verbs that compute. */
final class RunOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder; default: runs/NAME, numbered where that holds another run.")
  private Path out;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "Change the experiment, such as training.epochs=3 or losses[1].parameters.m=64; may be"
            + " given several times."
      })
  private List<String> set = List.of();

  @Option(names = "--fresh", description = "Replace the run that is in the run folder.")
  private boolean fresh;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that compute; default: all. The last digits of sums may depend on it.")
  private Integer threads;

  @Option(names = "--explain", description = "Say what would be done and do nothing.")
  private boolean explain;

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  List<String> set() {
    return set;
  }

  boolean fresh() {
    return fresh;
  }

  boolean explain() {
    return explain;
  }

  /** Does work on as many threads as asked for. */
  <T> T onThreads(Supplier<T> work) {
    if (threads == null) {
      return work.get();
    }
    if (threads < 1) {
      throw new InvalidInputException("--threads must be at least 1, was " + threads);
    }
    return Threads.limited(threads, work);
  }
}
