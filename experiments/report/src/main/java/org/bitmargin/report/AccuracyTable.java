package org.bitmargin.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accuracy of each loss of a panel at each operating point, with intervals and verdicts. */
final class AccuracyTable {
  private final Findings findings;
  private final Panel panel;
  private final Markup page;

  private AccuracyTable(Markup page, Findings findings, Panel panel) {
    this.findings = findings;
    this.panel = panel;
    this.page = page;
  }

  static void write(Markup page, Findings findings, Panel panel) {
    new AccuracyTable(page, findings, panel).write();
  }

  private void write() {
    List<OperatingPoint> points = findings.study().points(panel);
    String[] heads =
        Stream.concat(Stream.of("Loss"), points.stream().map(OperatingPoint::head))
            .toArray(String[]::new);
    String at = panel.hasAxis() ? "operating point" : "bit error rate";
    HtmlTable table =
        HtmlTable.open(page, "Accuracy (%) at each " + at + ", ± half the interval", 1, heads);
    for (Curve curve : findings.study().curves(panel)) {
      row(curve, points);
    }
    floatRow(points);
    table.close();
  }

  private void row(Curve curve, List<OperatingPoint> points) {
    page.open("tr");
    LossLabel.write(page, findings, curve.loss());
    for (OperatingPoint point : points) {
      Optional<Sample> sample = curve.at(point);
      if (sample.isEmpty()) {
        page.element("td", "–");
      } else {
        page.open("td", "class", best(point, sample.get()) ? "number best" : "number");
        page.text(Text.percent(sample.get().estimate().mean(), 2));
        findings.comparison(panel, curve.loss(), point).ifPresentOrElse(this::mark, this::noMark);
        interval(sample.get().estimate());
        page.close();
      }
    }
    page.close();
  }

  private void interval(Estimate estimate) {
    page.element(
        "small",
        " ±%s%s"
            .formatted(
                Text.percent(estimate.interval().halfWidth(), 2),
                estimate.kind() == Estimate.Kind.IMAGES ? "*" : ""),
        "title",
        "%s to %s"
            .formatted(
                Text.percent(estimate.interval().low(), 2),
                Text.percent(estimate.interval().high(), 2)));
  }

  private void mark(Comparison c) {
    switch (c.verdict()) {
      case ABOVE -> page.element("span", "▲", "class", "above", "title", Verdicts.proof(c));
      case BELOW -> page.element("span", "▼", "class", "below", "title", Verdicts.proof(c));
      case UNDECIDED -> page.element("span", "○", "class", "undecided", "title", Verdicts.proof(c));
    }
  }

  /** Keeps the digits of a column below each other. */
  private void noMark() {
    page.element("span", "");
  }

  private boolean best(OperatingPoint point, Sample sample) {
    double mean = sample.estimate().mean();
    List<Curve> curves = findings.study().curves(panel);
    return curves.size() > 1
        && curves.stream()
            .flatMap(curve -> curve.at(point).stream())
            .allMatch(other -> other.estimate().mean() <= mean);
  }

  private void floatRow(List<OperatingPoint> points) {
    Optional<Curve> real = findings.study().floatBaseline(panel);
    if (panel.isFloat() || real.isEmpty()) {
      return;
    }
    page.open("tr", "class", "float");
    page.element("th", "float baseline, " + findings.name(real.get().loss()), "scope", "row");
    for (OperatingPoint point : points) {
      page.open("td", "class", "number");
      if (point.ber() == 0) {
        Estimate estimate = real.get().golden().orElseThrow().estimate();
        page.text(Text.percent(estimate.mean(), 2));
        noMark();
        interval(estimate);
      }
      page.close();
    }
    page.close();
  }
}
