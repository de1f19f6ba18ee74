package org.bitmargin.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** The results of a run on the console: a block a panel, a row a loss, a column a point. */
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
    blocks.addAll(ConsoleSavings.of(run));
    return String.join("\n", blocks);
  }

  private static String block(RunFolder run, Panel panel, OptionalInt classes) {
    List<OperatingPoint> points = run.study().points(panel);
    TextTable table = new TextTable();
    List<String> head = head(panel, points);
    head.add("MLM");
    table.row(head);
    List<Sample> samples = new ArrayList<>();
    for (Curve curve : run.study().curves(panel)) {
      List<String> row = new ArrayList<>(List.of(run.names().of(curve.loss())));
      for (OperatingPoint point : points) {
        row.add(curve.at(point).map(sample -> cell(sample.estimate())).orElse("-"));
      }
      row.add(Double.isNaN(curve.margin()) ? "-" : Text.significant(curve.margin()));
      table.row(row);
      samples.addAll(curve.samples().values());
    }
    return panel.title() + "\n" + table + "±: " + note(samples, classes) + "\n";
  }

  /** The heads of the columns, one an operating point. */
  static List<String> head(Panel panel, Collection<OperatingPoint> points) {
    List<String> head = new ArrayList<>();
    head.add("accuracy (%) at " + (panel.hasAxis() ? panel.axis() + " (BER)" : "BER"));
    points.forEach(
        p -> head.add(p.brief() + (panel.hasAxis() ? " (" + Text.rate(p.ber()) + ")" : "")));
    return head;
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
