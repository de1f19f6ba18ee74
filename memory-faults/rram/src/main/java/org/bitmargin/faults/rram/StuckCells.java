package org.bitmargin.faults.rram;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Cells that hold one bit: a cell is stuck at 1 with probability p1, at 0 with p0, never both. A
 * stuck cell reads wrong where the other bit is stored, so p01 = p1 and p10 = p0.
 */
final class StuckCells implements FaultModel {
  private static final double ROUNDING = 1e-12;
  private final RramParameters parameters;
  private final double bitErrorRate;

  StuckCells(RramParameters parameters) {
    this(parameters, (parameters.stuckLow() + parameters.stuckHigh()) / 2);
  }

  private StuckCells(RramParameters parameters, double bitErrorRate) {
    this.parameters = parameters;
    this.bitErrorRate = bitErrorRate;
  }

  /** Share of the stuck cells that read 1. */
  private double ones() {
    double sum = parameters.stuckLow() + parameters.stuckHigh();
    double low = sum == 0 ? 0 : parameters.stuckLow() / sum;
    return parameters.lowResistanceBit() == 1 ? low : 1 - low;
  }

  @Override
  public Lifetime lifetime() {
    return parameters.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Half of the stuck cells read wrong; the states keep their proportion. */
  @Override
  public FaultModel at(double rate) {
    double highest = parameters.stuckLow() + parameters.stuckHigh() > 0 ? 0.5 : 0;
    if (!(rate >= 0 && rate <= highest)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for cells stuck in one state: allowed is [0, %s]"
              .formatted(rate, highest));
    }
    return new StuckCells(parameters, rate);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    double ones = ones();
    SiteList sites = new SiteList();
    Bernoulli.visit(
        layout.bitCount(),
        2 * bitErrorRate,
        chip,
        address -> {
          boolean one = chip.nextDouble() < ones;
          double onset = chip.nextDouble();
          double never = Double.POSITIVE_INFINITY;
          sites.add(address, one ? onset : never, one ? never : onset);
        });
    return sites.toMap();
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof StuckCells other
            && Math.abs(other.ones() - ones()) <= ROUNDING
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  @Override
  public Optional<EnergyProfile> energy() {
    return Optional.of(ArrayEnergy.PROFILE);
  }
}
