package org.bitmargin.report;

import java.util.List;
import java.util.Optional;

/** What the energy of an inference is made of, at the mildest and the worst point. */
final class EnergyShareTable {
  private EnergyShareTable() {}

  static void write(Markup page, Findings findings, MemoryEnergy memory) {
    HtmlTable table =
        HtmlTable.open(
            page,
            "What the energy of an inference is made of (%), at the mildest and the worst operating point",
            2,
            "Protection",
            "operating point",
            "energy (%s)".formatted(memory.scale().unit()),
            "parameters\nexposed",
            "parameters\nnot exposed",
            "activations\nexposed",
            "activations\nnot exposed",
            "leakage");
    for (Panel panel : memory.panels()) {
      List<EnergyPoint> own =
          memory.points().stream().filter(point -> point.curve().panel().equals(panel)).toList();
      Optional<EnergyPoint> first = own.stream().findFirst();
      first.ifPresent(point -> row(table, findings, memory, point));
      // All points of the first loss, mildest first.
      own.stream()
          .filter(point -> point.curve().loss().equals(first.orElseThrow().curve().loss()))
          .reduce((a, b) -> b)
          .filter(worst -> !worst.equals(first.orElseThrow()))
          .ifPresent(point -> row(table, findings, memory, point));
    }
    table.close();
  }

  private static void row(
      HtmlTable table, Findings findings, MemoryEnergy memory, EnergyPoint point) {
    EnergyAccount account = findings.account(point);
    table.row(
        point.protection(),
        point.point().setting(),
        memory.scale().number(account.total()),
        share(account, EnergyRow.Kind.PARAMETER, true),
        share(account, EnergyRow.Kind.PARAMETER, false),
        share(account, EnergyRow.Kind.ACTIVATION, true),
        share(account, EnergyRow.Kind.ACTIVATION, false),
        Text.percent(account.share(row -> row.kind() == EnergyRow.Kind.LEAKAGE), 1));
  }

  private static String share(EnergyAccount account, EnergyRow.Kind kind, boolean exposed) {
    return Text.percent(account.share(r -> r.kind() == kind && r.exposed() == exposed), 1);
  }
}
