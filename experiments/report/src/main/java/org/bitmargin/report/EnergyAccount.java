package org.bitmargin.report;

import java.util.Collection;
import java.util.function.Predicate;

/** What an inference takes at one operating point, tensor by tensor. */
record EnergyAccount(Collection<EnergyRow> rows) {

  /** Nanojoule an inference. */
  double total() {
    return sum(row -> true);
  }

  /** Share of some of it; NaN where nothing is taken at all. */
  double share(Predicate<EnergyRow> part) {
    return sum(part) / total();
  }

  private double sum(Predicate<EnergyRow> part) {
    return rows.stream().filter(part).mapToDouble(EnergyRow::nanojoule).sum();
  }
}
