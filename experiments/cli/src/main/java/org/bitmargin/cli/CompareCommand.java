package org.bitmargin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "compare", description = "Compare runs on the same chips and images.")
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run folders.")
  private List<Path> runs;

  @Override
  public Integer call() {
    List<Path> folders = runs.stream().map(bitmargin.surroundings()::resolve).toList();
    spec.commandLine().getOut().println(Report.compare(folders));
    spec.commandLine().getOut().flush();
    return Failures.DONE;
  }
}
