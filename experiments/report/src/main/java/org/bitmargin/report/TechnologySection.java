package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several memories side by side: figures, and a table of all their operating points. */
final class TechnologySection {
  private TechnologySection() {}

  static void write(Markup page, Findings findings) {
    List<TechnologyComparison> all = findings.technologies();
    for (int i = 0; i < all.size(); i++) {
      page.element("h3", all.get(i).network().network());
      FigureSections.figures(page, findings.figures().technologies().get(i));
      table(page, findings, all.get(i));
    }
    page.element(
        "p",
        "A memory stands with its own operating points and, where several protections were run, without one. Formula, parameters and sources of a technology, each with its standing, stand on the page of its plug-in: ./bitmargin plugins NAME. – : not measured, or no energy is known.",
        "class",
        "note");
  }

  private static void table(Markup page, Findings findings, TechnologyComparison memories) {
    List<LossKey> losses =
        findings.study().losses().stream()
            .filter(
                loss ->
                    memories.panels().stream()
                        .flatMap(panel -> findings.study().curves(panel).stream())
                        .anyMatch(curve -> curve.loss().equals(loss)))
            .toList();
    Optional<EnergyScale> scale = scale(findings, memories);
    List<String> heads = new ArrayList<>(List.of("Memory", "operating point", "BER"));
    losses.forEach(loss -> heads.add(findings.name(loss) + " (%)"));
    scale.ifPresent(s -> heads.add("energy (" + s.unit() + ")"));
    HtmlTable table =
        HtmlTable.open(
            page,
            "Accuracy at each operating point, ± half the interval; energy of an inference",
            2,
            heads.toArray(String[]::new));
    for (Panel panel : memories.panels()) {
      for (OperatingPoint point : findings.study().points(panel)) {
        List<String> cells =
            new ArrayList<>(
                List.of(point.hasAxis() ? point.setting() : "rate", Text.rate(point.ber())));
        losses.forEach(loss -> cells.add(accuracy(findings, panel, loss, point)));
        scale.ifPresent(s -> cells.add(energy(findings, panel, losses, point, s)));
        table.row(memories.name(panel), cells.toArray(String[]::new));
      }
    }
    table.close();
  }

  private static Optional<EnergyScale> scale(Findings findings, TechnologyComparison memories) {
    List<EnergyPoint> points = findings.energies().points(memories.panels());
    return points.isEmpty() ? Optional.empty() : Optional.of(EnergyScale.of(points));
  }

  private static String accuracy(
      Findings findings, Panel panel, LossKey loss, OperatingPoint point) {
    return findings.study().curves(panel).stream()
        .filter(curve -> curve.loss().equals(loss))
        .flatMap(curve -> curve.at(point).stream())
        .map(sample -> AccuracyAxis.brief(sample.estimate()))
        .findFirst()
        .orElse("–");
  }

  private static String energy(
      Findings findings,
      Panel panel,
      List<LossKey> losses,
      OperatingPoint point,
      EnergyScale scale) {
    return losses.stream()
        .flatMap(loss -> findings.energies().account(panel, loss, point).stream())
        .map(account -> scale.number(account.total()))
        .findFirst()
        .orElse("–");
  }
}
