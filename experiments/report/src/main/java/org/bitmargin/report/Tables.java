package org.bitmargin.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The tables of a run beside its results; each may be missing. */
record Tables(
    Optional<List<EpochRow>> epochs,
    Optional<List<MarginBin>> margins,
    Optional<List<ConfusionCount>> confusion,
    Optional<List<ClassScore>> classes,
    Optional<List<CellMetric>> metrics,
    Optional<AuditTotals> audit,
    List<EnergyRow> energy,
    List<ProtectionRow> protection,
    List<AddressRow> addresses) {

  static Tables of(RunFolder run) {
    return new Tables(
        run.rows(EpochRow.FILE, EpochRow.COLUMNS, EpochRow::of),
        run.rows(MarginBin.FILE, MarginBin.COLUMNS, MarginBin::of),
        run.rows(ConfusionCount.FILE, ConfusionCount.COLUMNS, ConfusionCount::of),
        run.rows(ClassScore.FILE, ClassScore.COLUMNS, ClassScore::of),
        run.rows(CellMetric.FILE, CellMetric.COLUMNS, CellMetric::of),
        AuditTotals.of(run.path()),
        energy(run),
        run.rows(ProtectionRow.FILE, ProtectionRow.COLUMNS, ProtectionRow::of).orElse(List.of()),
        run.rows(AddressRow.FILE, AddressRow.COLUMNS, AddressRow::of).orElse(List.of()));
  }

  /** {@code energy.csv}; empty where it is missing or no energy is known. */
  static List<EnergyRow> energy(RunFolder run) {
    return run.rows(EnergyRow.FILE, EnergyRow.COLUMNS, EnergyRow::of).orElse(List.of());
  }

  /** How many classes the data set has; empty where no table tells. */
  OptionalInt classCount() {
    Stream<String> names =
        classes.isPresent()
            ? classes.get().stream().map(ClassScore::name)
            : confusion.stream().flatMap(List::stream).map(ConfusionCount::trueClass);
    int count = (int) names.distinct().count();
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
