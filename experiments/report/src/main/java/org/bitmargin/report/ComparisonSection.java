package org.bitmargin.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where cross-entropy wins, where nothing is decided, and every comparison with its numbers. */
final class ComparisonSection {
  private ComparisonSection() {}

  static void write(Markup page, Findings findings) {
    List<Comparison> all = findings.allComparisons().toList();
    if (all.isEmpty()) {
      page.element("p", "There is no plain cross-entropy beside another loss in this run.");
      return;
    }
    below(page, findings, all);
    undecided(page, findings, all);
    weakness(page, all);
    page.open("details");
    page.element("summary", "All " + Text.count(all.size(), "comparison"));
    tables(page, findings, all);
    page.close();
  }

  private static void below(Markup page, Findings findings, List<Comparison> all) {
    page.element("h3", "Significantly below cross-entropy");
    List<Comparison> below =
        all.stream().filter(c -> c.verdict() == Comparison.Verdict.BELOW).toList();
    if (below.isEmpty()) {
      page.element("p", "None: no loss is significantly below cross-entropy at any rate measured.");
    } else {
      tables(page, findings, below);
    }
  }

  private static void undecided(Markup page, Findings findings, List<Comparison> all) {
    page.element("h3", "Not significantly different");
    Map<Panel, Map<LossKey, String>> rates = new LinkedHashMap<>();
    for (Panel panel : findings.study().panels()) {
      Map<LossKey, String> byLoss =
          all.stream()
              .filter(c -> c.panel().equals(panel) && c.verdict() == Comparison.Verdict.UNDECIDED)
              .collect(
                  Collectors.groupingBy(
                      Comparison::loss,
                      LinkedHashMap::new,
                      Collectors.mapping(c -> c.point().setting(), Collectors.joining(", "))));
      if (!byLoss.isEmpty()) {
        rates.put(panel, byLoss);
      }
    }
    if (rates.isEmpty()) {
      page.element("p", "None: every difference from cross-entropy is significant.");
      return;
    }
    boolean turned = rates.keySet().stream().anyMatch(Panel::hasAxis);
    String points = turned ? "Operating points" : "Bit error rates";
    HtmlTable table = HtmlTable.open(page, "", 3, "Panel", "Loss", points);
    rates.forEach(
        (panel, byLoss) ->
            byLoss.forEach((loss, at) -> table.row(panel.title(), findings.name(loss), at)));
    table.close();
  }

  private static void weakness(Markup page, List<Comparison> all) {
    int chips =
        all.stream()
            .filter(c -> c.difference().kind() == Estimate.Kind.CHIPS)
            .mapToInt(c -> c.difference().chips())
            .min()
            .orElse(Integer.MAX_VALUE);
    if (Math.pow(0.5, chips - 1.0) > Comparison.LEVEL) {
      page.element(
          "p",
          "With %d chips the signed-rank test cannot go below p = %s whatever the data: its column confirms nothing here."
              .formatted(chips, Text.fixed(Math.pow(0.5, chips - 1.0), 3)),
          "class",
          "note");
    }
  }

  /** One table a panel. */
  private static void tables(Markup page, Findings findings, List<Comparison> rows) {
    for (Panel panel : findings.study().panels()) {
      List<Comparison> own = rows.stream().filter(c -> c.panel().equals(panel)).toList();
      if (!own.isEmpty()) {
        table(page, findings, panel, own);
      }
    }
  }

  private static void table(Markup page, Findings findings, Panel panel, List<Comparison> rows) {
    HtmlTable table =
        HtmlTable.open(
            page,
            panel.title(),
            1,
            "Loss",
            panel.hasAxis() ? "at" : "BER",
            "points more",
            "95 % interval",
            "adjusted p",
            "signed-rank p",
            "effect d_z",
            "over");
    for (Comparison c : rows) {
      PairedDifference d = c.difference();
      table.row(
          findings.name(c.loss()),
          c.point().label(),
          Text.points(d.mean(), 2),
          Text.points(d.interval().low(), 2) + " to " + Text.points(d.interval().high(), 2),
          Text.probability(c.adjustedP()),
          Double.isNaN(c.adjustedWilcoxon()) ? "–" : Text.probability(c.adjustedWilcoxon()),
          Text.fixed(d.effect(), 2).replace('-', '−'),
          d.kind() == Estimate.Kind.CHIPS ? Text.count(d.chips(), "chip") : "images");
    }
    table.close();
  }
}
