package org.bitmargin.faults.clustered;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Errors uneven over the geometry: the cell in bank b, row r and column c of a chip fails with 1 −
 * exp(−h·M), M = B_b·R_br·C_bc, three independent log-normal multipliers of mean 1.
 *
 * <p>h is such that the mean over all cells of all chips is the rate asked for, exactly and up to 1
 * ({@link MixedRate}): no probability is cut off, and where the rate is small h is the rate and a
 * cell fails with rate · M. A single chip has a rate of its own. With coefficients of variation b,
 * r and c of the multipliers, and few errors, the number of errors of a line has the variance
 *
 * <ul>
 *   <li>bank of R rows and C columns: μ + μ²·((1 + b²)(1 + r²/R)(1 + c²/C) − 1)
 *   <li>row: μ + μ²·((1 + b²)(1 + r²)(1 + c²/C) − 1)
 *   <li>column: μ + μ²·((1 + b²)(1 + r²/R)(1 + c²) − 1)
 * </ul>
 *
 * where μ is its mean; the rate of a chip of K banks varies by that of a bank / √K.
 *
 * <p>The severity s of a site is that at which q(h(s)) = s · rate reaches its cell, so that every
 * lower rate is a chip with the same weak lines.
 */
final class Clustered implements FaultModel {
  private final ClusteredParameters base;
  private final MixedRate mixed;
  private final double bitErrorRate;

  Clustered(ClusteredParameters parameters) {
    this(
        parameters,
        new MixedRate(parameters.logVariance()),
        (parameters.p01() + parameters.p10()) / 2);
  }

  private Clustered(ClusteredParameters base, MixedRate mixed, double bitErrorRate) {
    this.base = base;
    this.mixed = mixed;
    this.bitErrorRate = bitErrorRate;
  }

  @Override
  public Lifetime lifetime() {
    return base.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Scales p01 and p10 alike. */
  @Override
  public FaultModel at(double rate) {
    double sum = base.p01() + base.p10();
    double most = sum == 0 ? 0 : sum / (2 * base.highest());
    if (!(rate >= 0 && rate <= most)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for p01 = %s and p10 = %s scaled alike: allowed is [0, %s]"
              .formatted(rate, base.p01(), base.p10(), most));
    }
    return new Clustered(base, mixed, rate);
  }

  private double scaled(double p) {
    return bitErrorRate == 0 ? 0 : Math.min(1, 2 * bitErrorRate * (p / (base.p01() + base.p10())));
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    double p01 = scaled(base.p01());
    double p10 = scaled(base.p10());
    double p = Math.max(p01, p10);
    SiteList sites = new SiteList(layout.bitCount() * p);
    if (p > 0) {
      double hazard = mixed.hazard(p);
      visit(
          layout,
          chip,
          hazard,
          p,
          (address, onset) -> {
            // Below 1 also where a cell begins to fail in the last place before the rate.
            double rate = Math.min(mixed.rate(onset), p * Math.nextDown(1.0));
            sites.add(address, share(rate, p01), share(rate, p10));
          });
    }
    return sites.toMap();
  }

  private static double share(double rate, double of) {
    return rate < of ? rate / of : Double.POSITIVE_INFINITY;
  }

  private interface Visitor {
    void site(long address, double onset);
  }

  private void visit(
      MemoryLayout layout, RandomGenerator chip, double hazard, double p, Visitor visitor) {
    long bits = layout.bitCount();
    if (base.logVariance() == 0) {
      Bernoulli.visit(
          bits,
          p,
          chip,
          address -> visitor.site(address, -StrictMath.log1p(-chip.nextDouble() * p)));
      return;
    }
    MemoryGeometry geometry = layout.geometry();
    Lines lines = new Lines(base, chip.nextLong());
    for (long b = 0; b < geometry.banksOf(bits); b++) {
      long bank = b;
      new BankSites(lines.next(rows(geometry, bank, bits), geometry.columns()), hazard)
          .visit(
              chip,
              (row, column, onset) -> {
                long address = geometry.address(bank, row, column);
                if (address < bits) {
                  visitor.site(address, onset);
                }
              });
    }
  }

  /** Rows of a bank that hold a bit: the first cell of a row has its lowest address. */
  static int rows(MemoryGeometry geometry, long bank, long bits) {
    int low = 0;
    int high = geometry.rows();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (geometry.address(bank, middle, 0) < bits) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof Clustered other
            && other.sameCells(base)
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  private boolean sameCells(ClusteredParameters other) {
    return base.p01() * other.p10() == base.p10() * other.p01()
        && base.bankVariation() == other.bankVariation()
        && base.rowVariation() == other.rowVariation()
        && base.columnVariation() == other.columnVariation();
  }
}
