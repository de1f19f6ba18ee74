package org.bitmargin.report;

/** The Pareto front of a memory, point by point. */
final class ParetoTable {
  private ParetoTable() {}

  static void write(Markup page, Findings findings, MemoryEnergy memory) {
    HtmlTable table =
        HtmlTable.open(
            page,
            "Pareto front: no other point has a higher mean accuracy for as much energy",
            3,
            "Loss",
            "protection",
            "operating point",
            "BER",
            "energy (%s)".formatted(memory.scale().unit()),
            "accuracy (%)");
    for (EnergyPoint point : ParetoFront.of(memory.points())) {
      table.row(
          findings.name(point.curve().loss()),
          point.protection(),
          point.point().hasAxis() ? point.point().setting() : "rate",
          Text.rate(point.point().ber()),
          memory.scale().number(point.nanojoule()),
          AccuracyAxis.brief(point.sample().estimate()));
    }
    table.close();
  }
}
