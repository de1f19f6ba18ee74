package org.bitmargin.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.pipeline.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code. */
final class Failures {
  static final int DONE = 0;
  static final int WORK_FAILED = 1;
  static final int WRONG_INPUT = 2;

  private Failures() {}

  static int ofExecution(Exception e, CommandLine line, ParseResult parsed) {
    boolean input = e instanceof InvalidInputException;
    PrintWriter err = line.getErr();
    err.println("bitmargin: " + (input ? "" : "the work failed: ") + oneLine(e));
    if (wantsDebug(parsed.originalArgs().toArray(String[]::new))) {
      e.printStackTrace(err);
    }
    err.flush();
    return input ? WRONG_INPUT : WORK_FAILED;
  }

  static int ofParameters(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    String similar = e instanceof UnmatchedArgumentException unmatched ? similar(unmatched) : "";
    err.println("bitmargin: " + oneLine(e) + similar);
    if (wantsDebug(arguments)) {
      e.printStackTrace(err);
    }
    err.flush();
    return WRONG_INPUT;
  }

  /** The verb or option closest to the first word that fits none. */
  private static String similar(UnmatchedArgumentException e) {
    List<String> words = new ArrayList<>(e.getCommandLine().getSubcommands().keySet());
    e.getCommandLine()
        .getCommandSpec()
        .options()
        .forEach(option -> words.addAll(List.of(option.names())));
    return Suggestion.clause(e.getUnmatched().get(0).replaceFirst("=.*", ""), words);
  }

  static boolean wantsDebug(String[] arguments) {
    return Arrays.asList(arguments).contains("--debug");
  }

  static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String named = e instanceof OutOfMemoryError ? "out of memory: " + message : message;
    return named.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
