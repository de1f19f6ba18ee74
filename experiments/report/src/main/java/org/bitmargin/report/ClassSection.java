package org.bitmargin.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Precision, recall and F1 of each class, without faults and at the highest rate. */
final class ClassSection {
  private ClassSection() {}

  static void write(Markup page, Findings findings) {
    if (findings.tables().classes().isEmpty()) {
      page.element("p", "Left out: the run folder has no classes.csv.", "class", "note");
      return;
    }
    page.element("p", "All in percent, averaged over chips.", "class", "note");
    Map<MemoryKey, TreeMap<Double, List<ClassScore>>> scores = new LinkedHashMap<>();
    for (ClassScore score : findings.tables().classes().get()) {
      scores
          .computeIfAbsent(new MemoryKey(score.cell(), score.faultModel()), k -> new TreeMap<>())
          .computeIfAbsent(score.ber(), r -> new ArrayList<>())
          .add(score);
    }
    scores.forEach(
        (key, byRate) -> {
          page.open("details");
          page.element("summary", findings.cellName(key.cell()) + "; " + key.faultModel());
          table(page, byRate);
          page.close();
        });
  }

  private static void table(Markup page, TreeMap<Double, List<ClassScore>> byRate) {
    String low = " at " + Text.rate(byRate.firstKey());
    String high = " at " + Text.rate(byRate.lastKey());
    HtmlTable table =
        HtmlTable.open(
            page,
            "",
            1,
            "Class",
            "precision" + low,
            "recall" + low,
            "F1" + low,
            "precision" + high,
            "recall" + high,
            "F1" + high);
    for (ClassScore golden : byRate.firstEntry().getValue()) {
      byRate.lastEntry().getValue().stream()
          .filter(other -> other.name().equals(golden.name()))
          .findFirst()
          .ifPresent(
              faulty ->
                  table.row(
                      golden.name(),
                      Text.percent(golden.precision(), 1),
                      Text.percent(golden.recall(), 1),
                      Text.percent(golden.f1(), 1),
                      Text.percent(faulty.precision(), 1),
                      Text.percent(faulty.recall(), 1),
                      Text.percent(faulty.f1(), 1)));
    }
    table.close();
  }
}
