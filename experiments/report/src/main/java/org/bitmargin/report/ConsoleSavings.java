package org.bitmargin.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Energy at drops of accuracy on the console: a row a protection and loss. */
final class ConsoleSavings {
  private static final EnergyScale NANOJOULE = new EnergyScale("nJ", 1, 0, 0);

  private ConsoleSavings() {}

  /** A block for each memory whose energy is known and that has cross-entropy. */
  static List<String> of(RunFolder run) {
    Energies energies = Energies.of(run, Tables.energy(run));
    return MemoryEnergy.of(run.study(), energies).stream()
        .filter(memory -> !memory.savings(true).isEmpty())
        .map(memory -> block(run, memory))
        .toList();
  }

  private static String block(RunFolder run, MemoryEnergy memory) {
    List<SavingRow> rows = memory.savings(true);
    DropReference reference = rows.get(0).reference();
    List<String> head = new ArrayList<>(List.of("energy an inference (nJ)"));
    for (double drop : Savings.DROPS) {
      head.add("at -%s points".formatted(Text.percent(drop, 0)));
      head.add("saving (%)");
    }
    TextTable table = new TextTable().row(head);
    for (SavingRow first : rows) {
      if (first.drop() == Savings.DROPS.get(0)) {
        table.row(cells(run, rows, first));
      }
    }
    return "%s\n%sdrops from %s %% (%s); savings against cross-entropy, paired over chips, 95 %% Student-t interval\n"
        .formatted(
            memory.title(),
            table,
            Text.percent(reference.accuracy(), 2),
            reference.words(run.names()));
  }

  private static List<String> cells(RunFolder run, List<SavingRow> rows, SavingRow first) {
    List<SavingRow> line = rows.stream().filter(row -> row.sameLine(first)).toList();
    String guard =
        first.best()
            ? "best ("
                + line.stream()
                    .map(SavingRow::via)
                    .filter(via -> !via.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("/"))
                + ")"
            : first.own().panel().protectionName();
    List<String> cells = new ArrayList<>(List.of(guard + ", " + run.names().of(first.loss())));
    for (SavingRow row : line) {
      cells.add(SavingText.energy(row.own().reach(), NANOJOULE));
      cells.add(SavingText.saving(row).replace('−', '-').replace('–', '-'));
    }
    return cells;
  }
}
