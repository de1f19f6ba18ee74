package org.bitmargin.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Confusion matrices of each cell without faults and at its highest rate. */
final class ConfusionSection {
  private ConfusionSection() {}

  // A page with larger ones would be slow and nobody could read them.
  private static final int LARGEST = 30;

  static void write(Markup page, Findings findings) {
    if (findings.tables().confusion().isEmpty()) {
      page.element("p", "Left out: the run folder has no confusion.csv.", "class", "note");
      return;
    }
    page.element(
        "p",
        "Rows are true classes, columns predicted ones; a number is the share of the true class in percent, chips together.",
        "class",
        "note");
    int size = findings.tables().classCount().orElse(0);
    if (size > LARGEST) {
      page.element(
          "p", "Left out for %d classes: see confusion.csv.".formatted(size), "class", "note");
      return;
    }
    Map<MemoryKey, TreeMap<Double, Confusion>> matrices = new LinkedHashMap<>();
    for (ConfusionCount count : findings.tables().confusion().get()) {
      matrices
          .computeIfAbsent(new MemoryKey(count.cell(), count.faultModel()), k -> new TreeMap<>())
          .computeIfAbsent(count.ber(), r -> new Confusion())
          .add(count);
    }
    matrices.forEach(
        (key, byRate) -> {
          page.open("details");
          page.element("summary", findings.cellName(key.cell()) + "; " + key.faultModel());
          page.open("div", "class", "matrices");
          byRate.firstEntry().getValue().write(page, byRate.firstKey());
          if (byRate.size() > 1) {
            byRate.lastEntry().getValue().write(page, byRate.lastKey());
          }
          page.close().close();
        });
  }

  /** One matrix. */
  private static final class Confusion {
    private final Map<String, Map<String, Long>> rows = new LinkedHashMap<>();

    void add(ConfusionCount count) {
      rows.computeIfAbsent(count.trueClass(), c -> new LinkedHashMap<>())
          .merge(count.predicted(), count.count(), Long::sum);
    }

    void write(Markup page, double rate) {
      List<String> classes = List.copyOf(rows.keySet());
      page.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "confusion");
      page.element("caption", "bit error rate " + Text.rate(rate));
      page.open("thead").open("tr").element("td", "true \\ predicted");
      for (String name : classes) {
        page.open("th", "scope", "col").element("span", name).close();
      }
      page.close().close().open("tbody");
      rows.forEach(
          (name, row) -> {
            double total = row.values().stream().mapToLong(Long::longValue).sum();
            page.open("tr").element("th", name, "scope", "row");
            classes.forEach(c -> cell(page, row.getOrDefault(c, 0L) / total, name.equals(c)));
            page.close();
          });
      page.close().close().close();
    }

    private static void cell(Markup page, double share, boolean right) {
      String shade = Text.fixed(0.55 * Math.sqrt(Double.isNaN(share) ? 0 : share), 2);
      String text =
          Double.isNaN(share) ? "–" : share == 0 ? "" : Text.percent(share, share < 0.0995 ? 1 : 0);
      page.element("td", text, "class", right ? "right" : "wrong", "style", "--shade:" + shade);
    }
  }
}
