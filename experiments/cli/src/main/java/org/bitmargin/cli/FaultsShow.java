package org.bitmargin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.faults.mapfile.FaultMapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    description = {
      "Show what fault map files hold: their header, the sites by tensor, bit and direction, the"
          + " realised rate, and whether the SHA-256 is right.",
      "A site counts where it can turn a stored 0 (0->1) or a stored 1 (1->0) at the recorded rate;"
          + " bit 0 is the least significant."
    },
    footer = {"", "Exit codes: 0 all are intact, 2 a file is missing or damaged."})
final class FaultsShow implements Callable<Integer> {
  @ParentCommand private FaultsCommand faults;
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Fault map files, or folders of them.")
  private List<Path> paths;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int code = Failures.DONE;
    for (Path path : paths) {
      try {
        for (Path file : FaultMapFile.find(faults.surroundings().resolve(path))) {
          code = Math.max(code, show(file, out, err));
        }
      } catch (InvalidInputException e) {
        err.println("bitmargin: " + Failures.oneLine(e));
        code = Failures.WRONG_INPUT;
      }
    }
    out.flush();
    err.flush();
    return code;
  }

  /** One damaged file does not hide the others. */
  private int show(Path file, PrintWriter out, PrintWriter err) {
    try {
      FaultMapText text = new FaultMapText(file, FaultMapFile.read(file));
      out.println(common.quiet() ? text.line() : text.page());
      return Failures.DONE;
    } catch (InvalidInputException e) {
      err.println("bitmargin: " + Failures.oneLine(e));
      return Failures.WRONG_INPUT;
    }
  }
}
