package org.bitmargin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.FinishedRun;
import org.bitmargin.pipeline.PluginRegistry;
import org.bitmargin.pipeline.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    description = {
      "Evaluate trained networks again, under the faults, rates and chips --set asks for, into a new"
          + " run folder."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final Pattern CHECKPOINT =
      Pattern.compile("(?<cell>.+)\\.(?<which>best|last)\\.safetensors");

  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private RunOptions options;

  @Parameters(
      paramLabel = "RUN|CHECKPOINT",
      arity = "1..*",
      description = "A run folder, or checkpoints of one run folder.")
  private List<Path> targets;

  @Override
  public Integer call() {
    PluginRegistry registry = common.registry(bitmargin.surroundings());
    List<Path> paths = targets.stream().map(bitmargin.surroundings()::resolve).toList();
    FinishedRun run =
        paths.size() == 1 && Files.isDirectory(paths.get(0))
            ? FinishedRun.read(paths.get(0), options.set(), registry)
            : ofCheckpoints(paths, registry);
    requireUsedRates(run);
    return new Launch(bitmargin.surroundings(), common, options, registry, spec.commandLine())
        .launch(
            run.experiment(),
            run.experiment().name() + "-evaluation",
            folder -> {
              if (!folder.isBegun()) {
                run.copyCheckpoints(run.experiment(), folder, registry);
              }
            },
            Launch.Work.EVALUATE);
  }

  /** Rates that no network would be measured at are a misunderstanding. */
  private void requireUsedRates(FinishedRun run) {
    boolean given = options.set().stream().anyMatch(set -> set.startsWith("rates="));
    boolean used =
        run.experiment().quantization().stream().anyMatch(choice -> choice.rates().isEmpty());
    if (given && !used) {
      throw new InvalidInputException(
          "--set rates reaches none of these networks, whose quantization has rates of its own:"
              + " set quantization[N].rates, N counted from 0 in %s"
                  .formatted(run.folder().resolve(RunFolder.CONFIGURATION)));
    }
  }

  /** The run the checkpoints lie in, restricted to them. */
  private FinishedRun ofCheckpoints(List<Path> files, PluginRegistry registry) {
    Set<Path> folders = new LinkedHashSet<>();
    Set<String> cells = new LinkedHashSet<>();
    Set<String> which = new LinkedHashSet<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("checkpoint %s does not exist".formatted(file));
      }
      Path absolute = file.toAbsolutePath().normalize();
      Matcher name = CHECKPOINT.matcher(absolute.getFileName().toString());
      Path folder = absolute.getParent().getParent();
      if (!name.matches() || folder == null || !absolute.getParent().endsWith("checkpoints")) {
        throw new InvalidInputException(
            "%s is not a checkpoint in the checkpoints folder of a run".formatted(file));
      }
      folders.add(folder);
      cells.add(name.group("cell"));
      which.add(name.group("which"));
    }
    if (folders.size() > 1 || which.size() > 1) {
      throw new InvalidInputException(
          "the checkpoints must be of one run and all best or all last");
    }
    List<String> set = new ArrayList<>(options.set());
    set.add("training.select=" + which.iterator().next());
    return FinishedRun.read(folders.iterator().next(), set, registry).narrowedTo(cells, registry);
  }
}
