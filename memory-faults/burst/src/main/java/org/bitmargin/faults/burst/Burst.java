package org.bitmargin.faults.burst;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Errors in bursts (Gilbert 1960, Elliott 1963): a chain over the bits is in its good state G or in
 * its bad state B, goes from G to B with probability pGB and back with pBG, and a bit reads wrong
 * with goodRate in G and badRate in B. In the long run π = pGB / (pGB + pBG) of the bits are bad,
 * and BER = π · badRate + (1 − π) · goodRate.
 *
 * <p>Another bit error rate means more or fewer bursts of the same length and density: π is scaled,
 * pBG and badRate stay, pGB follows as pBG · π / (1 − π); errors in the good state are scaled so
 * that they keep their share of all errors. Every severity of a chip is such a chain, too: see
 * {@link Chain}.
 */
final class Burst implements FaultModel {
  private final BurstParameters base;
  private final double bitErrorRate;

  Burst(BurstParameters parameters) {
    this(parameters, parameters.bitErrorRate());
  }

  private Burst(BurstParameters base, double bitErrorRate) {
    this.base = base;
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

  @Override
  public FaultModel at(double rate) {
    double most = highest();
    if (!(rate >= 0 && rate <= most)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for bursts of mean length %s and error rate %s: allowed is [0, %s]"
              .formatted(rate, 1 / base.pBG(), base.badRate(), most));
    }
    return new Burst(base, rate);
  }

  /** Where a burst begins as soon as one ends, or good bits fail as often as bad ones. */
  private double highest() {
    if (base.bitErrorRate() == 0) {
      return 0;
    }
    double withoutGaps = base.bitErrorRate() * (1 - base.pBG()) / base.badShare();
    return Math.max(base.bitErrorRate(), Math.min(base.badRate(), withoutGaps));
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    SiteList sites = new SiteList(layout.bitCount() * bitErrorRate);
    if (bitErrorRate > 0 && layout.bitCount() > 0) {
      double factor = bitErrorRate / base.bitErrorRate();
      double share = Math.min(factor * base.badShare(), 1 - base.pBG());
      double goodErrors = factor * (1 - base.badShare()) * base.goodRate();
      double goodRate = Math.min(goodErrors / (1 - share), base.badRate());
      Track track = Track.of(base.along(), layout);
      new Chain(share, base.pBG(), base.badRate(), goodRate)
          .run(
              track.length(),
              chip,
              (position, onset) -> {
                long address = track.address(position);
                if (address < layout.bitCount()) {
                  sites.add(address, onset);
                }
              });
    }
    return sites.toMap();
  }

  /** Bursts are events: each access has its own. */
  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return sample(layout, access);
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof Burst other
            && (other.base.equals(base) || sameBursts(other.base))
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  private boolean sameBursts(BurstParameters other) {
    return base.goodRate() == 0
        && other.goodRate() == 0
        && base.pBG() == other.pBG()
        && base.badRate() == other.badRate()
        && base.along() == other.along()
        && base.lifetime() == other.lifetime();
  }
}
