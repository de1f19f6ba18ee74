package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/** Accuracy of each loss of a panel at each rate, with intervals and verdicts. */
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
    List<Double> rates = findings.study().rates(panel);
    String[] heads = new String[rates.size() + 1];
    heads[0] = "Loss";
    for (int i = 0; i < rates.size(); i++) {
      heads[i + 1] = rates.get(i) == 0 ? "0 % (golden)" : Text.rate(rates.get(i));
    }
    HtmlTable table =
        HtmlTable.open(page, "Accuracy (%) at each bit error rate, ± half the interval", 1, heads);
    for (Curve curve : findings.study().curves(panel)) {
      row(curve, rates);
    }
    floatRow(rates);
    table.close();
  }

  private void row(Curve curve, List<Double> rates) {
    page.open("tr");
    LossLabel.write(page, findings, curve.loss());
    for (double rate : rates) {
      Optional<Sample> sample = curve.at(rate);
      if (sample.isEmpty()) {
        page.element("td", "–");
      } else {
        page.open("td", "class", best(rate, sample.get()) ? "number best" : "number");
        page.text(Text.percent(sample.get().estimate().mean(), 2));
        findings.comparison(panel, curve.loss(), rate).ifPresentOrElse(this::mark, this::noMark);
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

  private boolean best(double rate, Sample sample) {
    double mean = sample.estimate().mean();
    List<Curve> curves = findings.study().curves(panel);
    return curves.size() > 1
        && curves.stream()
            .flatMap(curve -> curve.at(rate).stream())
            .allMatch(other -> other.estimate().mean() <= mean);
  }

  private void floatRow(List<Double> rates) {
    Optional<Curve> real = findings.study().floatBaseline(panel);
    if (panel.isFloat() || real.isEmpty()) {
      return;
    }
    page.open("tr", "class", "float");
    page.element("th", "float baseline, " + findings.name(real.get().loss()), "scope", "row");
    for (double rate : rates) {
      page.open("td", "class", "number");
      if (rate == 0) {
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
