package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/** What protections did: shares corrected, detected and silent, and what they cost in storage. */
final class ProtectionSection {
  private ProtectionSection() {}

  /** Whether anything stood between a memory and a network. */
  static boolean applies(Findings findings) {
    return findings.study().panels().stream()
        .anyMatch(panel -> panel.isProtected() && findings.protections().has(panel));
  }

  static void write(Markup page, Findings findings) {
    page.element(
        "p",
        "Losses, training seeds and chips together. Corrected, detected (noticed but not put right) and silent are shares of the faulty bits, check bits among them, and add up to all. The residual rate is the share of the data bits that are wrong after decoding, those of values set to 0 because an error was noticed included. Storage is stored bits over data bits of the exposed parameters; what robust cells, encoders and voters take stands in the energy and, with its source, on the page of the protection.",
        "class",
        "note");
    Study study = findings.study();
    for (Panel network : Figures.networks(study)) {
      study
          .technologies(network)
          .forEach((technology, panels) -> table(page, findings, technology, panels));
    }
  }

  private static void table(
      Markup page, Findings findings, Technology technology, List<Panel> panels) {
    if (panels.stream().noneMatch(findings.protections()::has)) {
      return;
    }
    HtmlTable table =
        HtmlTable.open(
            page,
            panels.get(0).network() + "; " + technology.name(),
            2,
            "Protection",
            "operating point",
            "storage",
            "faulty bits",
            "corrected (%)",
            "detected (%)",
            "silent (%)",
            "residual rate (%)");
    for (Panel panel : panels) {
      for (OperatingPoint point : findings.study().points(panel)) {
        findings
            .protections()
            .at(panel, point)
            .ifPresent(counts -> row(table, findings, panel, point, counts));
      }
    }
    table.close();
  }

  private static void row(
      HtmlTable table,
      Findings findings,
      Panel panel,
      OperatingPoint point,
      ProtectionCounts counts) {
    Optional<StoredBits> stored = findings.storedBits(panel);
    double faulty = counts.faulty();
    double data = counts.stored() * stored.map(StoredBits::dataShare).orElse(Double.NaN);
    table.row(
        panel.protectionName(),
        point.label(),
        stored.map(bits -> "×" + Text.fixed(bits.overhead(), 3)).orElse("–"),
        Text.grouped(counts.faulty()),
        Text.percent(counts.corrected() / faulty, 1),
        Text.percent(counts.detected() / faulty, 1),
        Text.percent(counts.silent() / faulty, 1),
        Double.isNaN(data) ? "–" : Text.significant(100 * counts.residual() / data));
  }
}
