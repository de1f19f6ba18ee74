package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The results of a run on the console: a block a panel, a row a loss, a column a rate. */
final class ConsoleTable {
  private ConsoleTable() {}

  static String of(RunFolder run) {
    if (run.study().panels().isEmpty()) {
      return "no results: no cell has finished\n";
    }
    OptionalInt classes = Tables.of(run).classCount();
    List<String> blocks = new ArrayList<>();
    for (Panel panel : run.study().panels()) {
      blocks.add(block(run, panel, classes));
    }
    return String.join("\n", blocks);
  }

  private static String block(RunFolder run, Panel panel, OptionalInt classes) {
    List<Double> rates = run.study().rates(panel);
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("accuracy (%) at BER"));
    rates.forEach(rate -> head.add(Text.rate(rate)));
    head.add("MLM");
    table.row(head);
    List<Sample> samples = new ArrayList<>();
    for (Curve curve : run.study().curves(panel)) {
      List<String> row = new ArrayList<>(List.of(run.names().of(curve.loss())));
      for (double rate : rates) {
        row.add(curve.at(rate).map(sample -> cell(sample.estimate())).orElse("-"));
      }
      row.add(curve.golden().map(golden -> Text.significant(golden.margin())).orElse("-"));
      table.row(row);
      samples.addAll(curve.samples().values());
    }
    return panel.title() + "\n" + table + "±: " + note(samples, classes) + "\n";
  }

  /** One line: the interval, chips, images, chance. */
  private static String note(List<Sample> samples, OptionalInt classes) {
    return IntervalNote.starred(samples)
        + "; n = %s, %s"
            .formatted(
                IntervalNote.span(samples, Sample::chips, "chip"),
                IntervalNote.span(samples, Sample::images, "image"))
        + (classes.isPresent()
            ? "; chance " + Text.percent(1.0 / classes.getAsInt(), 1) + " %"
            : "");
  }

  /** For example {@code 91.2 ±0.3}, with a star where the interval is over images. */
  static String cell(Estimate estimate) {
    return "%s ±%s%s"
        .formatted(
            Text.percent(estimate.mean(), 1),
            Text.percent(estimate.interval().halfWidth(), 1),
            estimate.kind() == Estimate.Kind.IMAGES ? "*" : " ");
  }
}
