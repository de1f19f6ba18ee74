package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Spread over training seeds, kept apart from that over chips. */
final class SeedSection {
  private static final int ENOUGH = 3;

  private SeedSection() {}

  static void write(Markup page, Findings findings) {
    List<Panel> panels =
        findings.study().panels().stream()
            .filter(panel -> seeds(findings, panel).size() > 1)
            .toList();
    if (panels.isEmpty()) {
      page.element(
          "p",
          "Each network was trained once. The intervals over chips say nothing about another training run: use at least three seeds to know.",
          "class",
          "note");
      return;
    }
    page.element(
        "p",
        "Accuracy (%) of each training seed, mean over its chips; then the mean and half the 95 % Student-t interval over seeds, which needs three of them.",
        "class",
        "note");
    panels.forEach(panel -> table(page, findings, panel));
  }

  private static void table(Markup page, Findings findings, Panel panel) {
    List<Long> seeds = seeds(findings, panel);
    List<String> heads = new ArrayList<>(List.of("Loss", panel.hasAxis() ? "at" : "BER"));
    seeds.forEach(seed -> heads.add("seed " + seed));
    heads.add("mean over seeds");
    HtmlTable table = HtmlTable.open(page, panel.title(), 1, heads.toArray(String[]::new));
    for (Curve curve : findings.study().curves(panel)) {
      curve
          .samples()
          .forEach(
              (point, sample) ->
                  table.row(findings.name(curve.loss()), cells(seeds, point, sample.bySeed())));
    }
    table.close();
  }

  private static String[] cells(
      List<Long> seeds, OperatingPoint point, SortedMap<Long, Double> bySeed) {
    List<String> cells = new ArrayList<>(List.of(point.label()));
    for (long seed : seeds) {
      cells.add(bySeed.containsKey(seed) ? Text.percent(bySeed.get(seed), 2) : "–");
    }
    Moments moments = Moments.of(Sample.values(bySeed));
    String interval = "";
    if (bySeed.size() >= ENOUGH && moments.sd() > 0) {
      Bounds bounds = Intervals.ofMean(moments.mean(), moments.sd(), bySeed.size());
      interval = " ±" + Text.percent(bounds.halfWidth(), 2);
    }
    cells.add(Text.percent(moments.mean(), 2) + interval);
    return cells.toArray(String[]::new);
  }

  private static List<Long> seeds(Findings findings, Panel panel) {
    return findings.study().curves(panel).stream()
        .flatMap(curve -> curve.samples().values().stream())
        .flatMap(sample -> sample.bySeed().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
