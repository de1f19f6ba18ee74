package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bitmargin.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Write summary, plots and report.html of a run anew and print its table.")
final class ReportCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "DIR", description = "A run folder; an unfinished one will do.")
  private Path run;

  @Override
  public Integer call() {
    Path folder = bitmargin.surroundings().resolve(run);
    Report.write(folder);
    PrintWriter out = spec.commandLine().getOut();
    if (!common.quiet()) {
      out.println(Report.table(folder));
    }
    out.println("report: " + run.resolve("report.html"));
    out.flush();
    return Failures.DONE;
  }
}
