package org.bitmargin.faults.stuckat;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Stuck cells: a cell is stuck at 0 with probability p0, at 1 with p1, else sound; cells are
 * independent. A cell stuck at 1 turns a stored 0 and never a 1, so that p01 = p1, p10 = p0 and the
 * bit error rate is (p0 + p1) / 2: half of the stuck cells hold by chance what was stored.
 *
 * <p>Sampling: sites are picked at p0 + p1 ({@link Bernoulli}), each draws v uniform in [0, 1) and
 * its value, 1 with probability p1 / (p0 + p1). It is stuck at severities above v.
 */
final class StuckAt implements FaultModel {
  private final StuckAtParameters proportions;
  private final double bitErrorRate;

  StuckAt(StuckAtParameters parameters) {
    this(parameters, (parameters.p0() + parameters.p1()) / 2);
  }

  private StuckAt(StuckAtParameters proportions, double bitErrorRate) {
    this.proportions = proportions;
    this.bitErrorRate = bitErrorRate;
  }

  @Override
  public Lifetime lifetime() {
    return proportions.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Scales both probabilities alike; with every cell stuck half of the bits read wrong. */
  @Override
  public FaultModel at(double rate) {
    double most = proportions.p0() + proportions.p1() == 0 ? 0 : 0.5;
    if (!(rate >= 0 && rate <= most)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for p0 = %s and p1 = %s scaled alike: allowed is [0, %s], where %s"
              .formatted(
                  rate,
                  proportions.p0(),
                  proportions.p1(),
                  most,
                  most == 0 ? "no cell is stuck" : "every cell is stuck"));
    }
    return new StuckAt(proportions, rate);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    double stuckAt1 = proportions.p1() / (proportions.p0() + proportions.p1());
    double stuck = Math.min(1, 2 * bitErrorRate);
    SiteList sites = new SiteList(layout.bitCount() * stuck);
    Bernoulli.visit(
        layout.bitCount(),
        stuck,
        chip,
        address -> {
          double onset = chip.nextDouble();
          boolean one = chip.nextDouble() < stuckAt1;
          sites.add(
              address,
              one ? onset : Double.POSITIVE_INFINITY,
              one ? Double.POSITIVE_INFINITY : onset);
        });
    return sites.toMap();
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof StuckAt other
            && other.proportions.p0() * proportions.p1()
                == other.proportions.p1() * proportions.p0()
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }
}
