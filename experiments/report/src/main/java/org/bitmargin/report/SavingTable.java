package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;

/** Energy and saving at drops of one, two and five points, by protection and loss. */
final class SavingTable {
  private SavingTable() {}

  /**
   * Writes it.
   *
   * @param common drops from cross-entropy's accuracy, not from each loss's own
   */
  static void write(Markup page, Findings findings, MemoryEnergy memory, boolean common) {
    List<SavingRow> rows = memory.savings(common);
    if (rows.isEmpty()) {
      return;
    }
    List<String> heads = new ArrayList<>(List.of("Protection", "Loss"));
    if (!common) {
      heads.add("accuracy (%)");
    }
    for (double drop : Savings.DROPS) {
      heads.add("at %s (%s)".formatted(Text.points(-drop, 0), memory.scale().unit()));
      heads.add("saving (%)");
    }
    HtmlTable table =
        HtmlTable.open(page, caption(findings, rows, common), 2, heads.toArray(String[]::new));
    for (SavingRow row : rows) {
      if (row.drop() == Savings.DROPS.get(0)) {
        row(table, findings, memory, row, rows);
      }
    }
    table.close();
  }

  private static String caption(Findings findings, List<SavingRow> rows, boolean common) {
    DropReference reference = rows.get(0).reference();
    return "Energy of an inference at a drop of 1, 2 and 5 points from "
        + (common
            ? "%s %% (%s)"
                .formatted(
                    Text.percent(reference.accuracy(), 2), reference.words(findings.run().names()))
            : "each loss's own accuracy at its mildest operating point")
        + ", and saving against cross-entropy";
  }

  private static void row(
      HtmlTable table,
      Findings findings,
      MemoryEnergy memory,
      SavingRow first,
      List<SavingRow> rows) {
    List<String> cells = new ArrayList<>(List.of(findings.name(first.loss())));
    if (!first.common()) {
      cells.add(Text.percent(first.reference().accuracy(), 2));
    }
    for (double drop : Savings.DROPS) {
      SavingRow row =
          rows.stream()
              .filter(r -> r.drop() == drop && r.sameLine(first))
              .findFirst()
              .orElseThrow();
      String via = row.best() && !row.via().isEmpty() ? "\n" + row.via() : "";
      cells.add(SavingText.energy(row.own().reach(), memory.scale()) + via);
      cells.add(SavingText.saving(row));
    }
    table.row(
        first.best() ? "best for each loss" : first.own().panel().protectionName(),
        cells.toArray(String[]::new));
  }
}
