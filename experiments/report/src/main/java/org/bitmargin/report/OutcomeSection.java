package org.bitmargin.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What came out, in words and in two tables a panel. */
final class OutcomeSection {
  private OutcomeSection() {}

  static void write(Markup page, Findings findings) {
    failures(page, findings);
    if (findings.study().panels().isEmpty()) {
      page.element("p", "results.csv holds no measurement: no cell has finished.");
      return;
    }
    EnergySection.outcome(page, findings);
    for (Panel panel : findings.study().panels()) {
      panel(page, findings, panel);
    }
    legend(page);
  }

  private static void panel(Markup page, Findings findings, Panel panel) {
    page.open("section", "class", "panel");
    page.element("h3", panel.network());
    page.element("p", panel.memory(), "class", "memory");
    if (!panel.isFloat()) {
      page.open("ul", "class", "verdicts");
      new Verdicts(findings, panel).sentences().forEach(s -> page.element("li", s));
      page.close();
    }
    AccuracyTable.write(page, findings, panel);
    RobustnessTable.write(page, findings, panel);
    List<Sample> samples =
        findings.study().curves(panel).stream()
            .flatMap(curve -> curve.samples().values().stream())
            .toList();
    page.element("p", "±: " + IntervalNote.starred(samples) + ".", "class", "note");
    page.close();
  }

  private static void legend(Markup page) {
    page.open("p", "class", "note");
    page.text("Bold: the highest mean of a column. ");
    page.element("span", "▲", "class", "above").text(" significantly above and ");
    page.element("span", "▼", "class", "below").text(" below cross-entropy, ");
    page.element("span", "○", "class", "undecided");
    page.text(
        " undecided (5 %, Holm-adjusted). With faults this is about other chips with the same test images, paired chip by chip; where the chips do not differ (rate 0, marked *) it is about other images, which takes larger differences.");
    page.close();
  }

  private static void failures(Markup page, Findings findings) {
    List<JsonNode> failed =
        findings.manifest().stream()
            .flatMap(m -> m.path("cells").findParents("status").stream())
            .filter(cell -> cell.path("status").asText().equals("failed"))
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    page.open("div", "class", "warning", "role", "note");
    page.element("p", Text.count(failed.size(), "cell") + " failed and is missing below:");
    page.open("ul");
    for (JsonNode cell : failed) {
      page.element("li", cell.path("id").asText() + ": " + cell.path("message").asText());
    }
    page.close().close();
  }
}
