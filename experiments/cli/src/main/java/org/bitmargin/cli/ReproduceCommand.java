package org.bitmargin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.FinishedRun;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "reproduce",
    description = {
      "Run the experiment of a run folder again, into a new one, and compare results.csv byte for"
          + " byte."
    })
final class ReproduceCommand implements Callable<Integer> {
  private static final String RESULTS = "results.csv";

  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "DIR", description = "The run folder to reproduce.")
  private Path run;

  @Override
  public Integer call() {
    if (!options.set().isEmpty()) {
      throw new InvalidInputException("--set changes the experiment: reproduce takes it as it is");
    }
    Path original = bitmargin.surroundings().resolve(run);
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    FinishedRun finished = FinishedRun.read(original, List.of(), registry);
    if (!options.explain() && !Files.isRegularFile(original.resolve(RESULTS))) {
      throw new InvalidInputException("%s has no %s to compare with".formatted(run, RESULTS));
    }
    AtomicReference<RunResult> result = new AtomicReference<>();
    int code =
        new Launch(bitmargin.surroundings(), common, options, registry, spec.commandLine())
            .launch(
                finished.experiment(),
                finished.experiment().name() + "-reproduction",
                folder -> {},
                new Launch.Work(
                    true,
                    true,
                    experiment -> {
                      result.set(experiment.run());
                      compare(original, result.get().folder());
                      return result.get();
                    }));
    boolean differs = result.get() != null && !same(original, result.get().folder());
    return differs ? Math.max(code, Failures.WORK_FAILED) : code;
  }

  private void compare(Path original, Path again) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> provenance = FinishedRun.provenanceDifferences(original, again);
    provenance.forEach(line -> out.println("provenance: " + line));
    if (provenance.isEmpty()) {
      out.println("provenance: code, plug-ins, data and machine are the same");
    }
    out.println(
        same(original, again)
            ? "%s is the same, byte for byte".formatted(RESULTS)
            : "%s differs: %s".formatted(RESULTS, firstDifference(original, again)));
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.mismatch(a.resolve(RESULTS), b.resolve(RESULTS)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstDifference(Path original, Path again) {
    try {
      List<String> there = Files.readAllLines(original.resolve(RESULTS));
      List<String> here = Files.readAllLines(again.resolve(RESULTS));
      int shared = Math.min(there.size(), here.size());
      for (int i = 0; i < shared; i++) {
        if (!there.get(i).equals(here.get(i))) {
          return "line %d is \"%s\" there, \"%s\" here".formatted(i + 1, there.get(i), here.get(i));
        }
      }
      return "%d lines there, %d here".formatted(there.size(), here.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
