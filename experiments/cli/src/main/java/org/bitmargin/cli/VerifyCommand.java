package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.bitmargin.pipeline.RunVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = "Compare the checkpoints and tables of a run with the SHA-256 in its manifest.")
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private Bitmargin bitmargin;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "DIR", description = "A run folder.")
  private Path run;

  @Override
  public Integer call() {
    RunVerification verification = RunVerification.of(bitmargin.surroundings().resolve(run));
    PrintWriter err = spec.commandLine().getErr();
    verification.problems().forEach(line -> err.println("bitmargin: " + line));
    err.flush();
    int bad = verification.problems().size();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        bad == 0
            ? "%d files are as recorded".formatted(verification.checked())
            : "%d of %d files are not as recorded".formatted(bad, verification.checked()));
    out.flush();
    return bad == 0 ? Failures.DONE : Failures.WORK_FAILED;
  }
}
