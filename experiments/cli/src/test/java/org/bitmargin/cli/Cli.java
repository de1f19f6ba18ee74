package org.bitmargin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.bitmargin.api.DatasetContext;
import picocli.CommandLine;

/** Runs the real command in this process, in a folder of its own. */
final class Cli {
  static final String TINY =
      """
      name: tiny
      dataset: {name: synthetic, parameters: {train: 120, test: 40}}
      models: [{name: mlp, parameters: {hidden: 8}}]
      losses: [cross-entropy]
      quantization: [{bits: 2}]
      faults: [{name: bit-flip, parameters: {lifetime: per-chip}}]
      rates: [0, 0.1]
      chips: 2
      training: {epochs: 1, batch: 20}
      """;

  /** What a command left: exit code and both streams. */
  record Result(int code, String out, String err) {

    String lastLine() {
      List<String> lines = out.lines().toList();
      return lines.get(lines.size() - 1);
    }
  }

  private final Path folder;

  /** A command line in a folder, whose {@code data} is where data sets are looked for. */
  Cli(Path folder) {
    this.folder = folder;
  }

  Result run(String... arguments) {
    DatasetContext data = new DatasetContext(List.of(folder.resolve("data")));
    CommandLine line = Bitmargin.commandLine(new Surroundings(folder, data, List.of(), false));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = Bitmargin.execute(line, arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
