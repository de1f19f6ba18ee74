package org.bitmargin.benchmarks;

import java.util.List;
import java.util.Locale;
import org.bitmargin.cli.Benchmarks;

/** Rows as people and programs read them. */
final class RowText {
  private RowText() {}

  /** {@code name ours_ms peer_ms ratio}. */
  static String plain(Row row) {
    return "%s %s %s %s"
        .formatted(
            row.workload().id(), number(row.ours()), number(row.peer()), number(row.ratio()));
  }

  /** A Markdown table with what one needs to know to repeat it. */
  static String table(List<Row> rows, Machine machine, Benchmarks.Request request) {
    StringBuilder text = new StringBuilder();
    text.append("Machine: %s. Command: `%s`.\n\n".formatted(machine, command(request)));
    text.append("| name | what | ours, ms | libtorch, ms | ratio | spread | images/s |\n");
    text.append("|---|---|---:|---:|---:|---|---|\n");
    for (Row row : rows) {
      text.append(
          "| `%s` | %s | %s | %s | %s× | %s to %s× | %s |\n"
              .formatted(
                  row.workload().id(),
                  row.workload().title(),
                  number(row.ours()),
                  number(row.peer()),
                  number(row.ratio()),
                  number(row.lowest()),
                  number(row.highest()),
                  throughput(row)));
    }
    return text.toString();
  }

  /** Ours and the peer's; nothing for what is no training. */
  private static String throughput(Row row) {
    int images = row.workload().images();
    return images == 0
        ? ""
        : "%s, libtorch %s"
            .formatted(number(1000 * images / row.ours()), number(1000 * images / row.peer()));
  }

  private static String command(Benchmarks.Request request) {
    String only = request.only().isEmpty() ? "" : " --only " + request.only();
    return "bitmargin bench --threads " + request.threads() + only;
  }

  /** Three significant digits, never an exponent. */
  static String number(double value) {
    int digits = value <= 0 ? 0 : 2 - (int) Math.floor(Math.log10(value));
    return String.format(Locale.ROOT, "%." + Math.max(0, Math.min(6, digits)) + "f", value);
  }
}
