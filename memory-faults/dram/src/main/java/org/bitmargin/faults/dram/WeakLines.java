package org.bitmargin.faults.dram;

import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Cells that fail along some lines: a share of the lines is weak, and in those alone every cell
 * fails with the same probability.
 *
 * <p>Lines in which a cell fails are picked directly, with probability share·(1 − (1 − p)^cells);
 * the first failing cell of each has a geometric place cut off at the end of the line. So the cost
 * is that of the faults, however many lines there are.
 */
final class WeakLines {
  private final MemoryLayout layout;
  private final boolean bitlines;
  private final double share;
  private final double rate;

  /**
   * Lines of a memory.
   *
   * @param bitlines columns; otherwise rows
   * @param share of lines that are weak
   * @param failing share of all cells that fail, at most the share of lines
   */
  WeakLines(MemoryLayout layout, boolean bitlines, double share, double failing) {
    this.layout = layout;
    this.bitlines = bitlines;
    this.share = share;
    this.rate = failing == 0 ? 0 : Math.min(1, failing / share);
  }

  FaultMap sample(RandomGenerator chip) {
    MemoryGeometry geometry = layout.geometry();
    int perBank = bitlines ? geometry.columns() : geometry.rows();
    int cells = bitlines ? geometry.rows() : geometry.columns();
    double logOfMiss = StrictMath.log1p(-rate);
    double anyFails = -StrictMath.expm1(cells * logOfMiss);
    SiteList sites = new SiteList();
    Bernoulli.visit(
        geometry.banksOf(layout.bitCount()) * perBank,
        share * anyFails,
        chip,
        line -> {
          double distance = Math.floor(StrictMath.log1p(-chip.nextDouble() * anyFails) / logOfMiss);
          int first = (int) Math.min(distance, cells - 1);
          add(line / perBank, (int) (line % perBank), first, chip, sites);
          Bernoulli.visit(
              cells - first - 1,
              rate,
              chip,
              next ->
                  add(line / perBank, (int) (line % perBank), first + 1 + (int) next, chip, sites));
        });
    return sites.toMap();
  }

  private void add(long bank, int line, int cell, RandomGenerator chip, SiteList sites) {
    double onset = chip.nextDouble();
    long address =
        bitlines
            ? layout.geometry().address(bank, cell, line)
            : layout.geometry().address(bank, line, cell);
    // The last bank may be filled in part.
    if (address < layout.bitCount()) {
      sites.add(address, onset);
    }
  }
}
