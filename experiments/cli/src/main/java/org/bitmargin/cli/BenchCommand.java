package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.bitmargin.api.InvalidInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measure this program beside libtorch and print a table; downloads libtorch the first time,"
          + " some 110 MB."
    })
final class BenchCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "A few minutes; plain lines: name ours_ms peer_ms ratio.")
  private boolean quick;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each side; default: all.")
  private Integer threads;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Only rows whose name contains this, such as inference.")
  private String only = "";

  @Option(
      names = "--layers",
      description = {
        "Instead of the table, each layer of each network in training: lines of layer, input, how"
            + " often there, ours_ms, libtorch_ms, ratio, ratio of CPU times. --only takes a"
            + " network's name."
      })
  private boolean layers;

  @Option(
      names = "--sampling",
      paramLabel = "DIR",
      description = {
        "Instead of the table, measure what a chip costs by bit error rate; writes sampling.csv and"
            + " sampling.svg."
      })
  private Path sampling;

  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Override
  public Integer call() {
    if (threads != null && threads < 1) {
      throw new InvalidInputException("--threads must be at least 1, was " + threads);
    }
    Benchmarks benchmarks =
        ServiceLoader.load(Benchmarks.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "the benchmarks are not on the class path: start them by the bitmargin"
                            + " script, from the sources"));
    benchmarks.run(
        new Benchmarks.Request(
            quick,
            threads == null ? Runtime.getRuntime().availableProcessors() : threads,
            only,
            layers,
            Optional.ofNullable(sampling).map(bitmargin.surroundings()::resolve)),
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
    return Failures.DONE;
  }
}
