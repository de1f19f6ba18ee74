package org.bitmargin.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command.
 *
 * <p>Exit codes: 0 done, 1 the work failed, 2 the input was wrong. One line on standard error says
 * why.
 */
@Command(
    name = "bitmargin",
    versionProvider = Bitmargin.Version.class,
    description = {
      "Trains quantized neural networks, stores them in a faulty memory and measures what is left"
          + " of them."
    },
    footer = {"", "Exit codes: 0 done, 1 the work failed, 2 the input was wrong."},
    subcommands = {
      RunCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      ReproduceCommand.class,
      VerifyCommand.class,
      PluginsCommand.class,
      DatasetsCommand.class,
      FaultsCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      BenchCommand.class
    })
public final class Bitmargin implements Runnable {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @CommandLine.Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Bitmargin.class.getPackage().getImplementationVersion();
      return new String[] {"bitmargin " + (version == null ? "in development" : version)};
    }
  }

  /** The command in these surroundings. */
  public Bitmargin(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The parser and runner, with exit codes and one-line errors set up. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new Bitmargin(surroundings));
    line.setExecutionExceptionHandler(Failures::ofExecution);
    line.setParameterExceptionHandler(Failures::ofParameters);
    line.setCaseInsensitiveEnumValuesAllowed(false);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    MemoryGuard.start();
    System.exit(execute(commandLine(Surroundings.ofProcess()), arguments));
  }

  /** Runs the command; an error of the virtual machine is a failure of the work, too. */
  static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error e) {
      PrintWriter err = line.getErr();
      err.println("bitmargin: the work failed: " + Failures.oneLine(e));
      if (Failures.wantsDebug(arguments)) {
        e.printStackTrace(err);
      }
      err.flush();
      return Failures.WORK_FAILED;
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do, such as bitmargin run quickstart; bitmargin --help lists all");
  }
}
