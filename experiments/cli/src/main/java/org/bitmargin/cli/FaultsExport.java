package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bitmargin.pipeline.FaultMapExport;
import org.bitmargin.pipeline.FinishedRun;
import org.bitmargin.pipeline.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Write the chips a finished run was measured on as fault map files.",
      "Each chip is drawn again as the run drew it. Networks whose memories are laid out alike share"
          + " chips, a protection that adds check bits makes a memory of its own. Faults that last"
          + " per-inference or per-access have no chips."
    },
    footer = {"", "Exit codes: 0 done, 1 the work failed, 2 the input was wrong."})
final class FaultsExport implements Callable<Integer> {
  @ParentCommand private FaultsCommand faults;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "RUN", description = "A run folder.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to write to; it must be empty or not exist.")
  private Path out;

  @Option(
      names = "--cell",
      paramLabel = "ID",
      description =
          "Id of a cell, as manifest.json lists them; may be repeated. All where not given.")
  private List<String> cells = List.of();

  @Option(
      names = "--chips",
      paramLabel = "N",
      description = "Write chips 0 to N - 1; as many as the run had where not given.")
  private Integer chips;

  @Override
  public Integer call() {
    if (chips != null && chips < 1) {
      throw new ParameterException(spec.commandLine(), "--chips must be at least 1, was " + chips);
    }
    Surroundings surroundings = faults.surroundings();
    PluginRegistry registry = common.registry(surroundings);
    FaultMapExport export =
        FaultMapExport.write(
            FinishedRun.read(surroundings.resolve(run), List.of(), registry),
            cells,
            chips == null ? 0 : chips,
            surroundings.resolve(out),
            registry,
            surroundings.data());
    PrintWriter text = spec.commandLine().getOut();
    if (!common.quiet()) {
      Path root = surroundings.resolve(out);
      Map<Path, Long> folders =
          export.files().stream()
              .collect(
                  Collectors.groupingBy(
                      file -> root.relativize(file.getParent()),
                      TreeMap::new,
                      Collectors.counting()));
      folders.forEach(
          (folder, count) ->
              text.printf("%s: %d %s%n", folder, count, count == 1 ? "chip" : "chips"));
    }
    PrintWriter err = spec.commandLine().getErr();
    export.skipped().forEach(reason -> err.println("bitmargin: not exported: " + reason));
    err.flush();
    text.printf("%d fault maps: %s%n", export.files().size(), out);
    text.flush();
    return Failures.DONE;
  }
}
