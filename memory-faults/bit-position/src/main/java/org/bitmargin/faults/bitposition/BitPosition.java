package org.bitmargin.faults.bitposition;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.faults.sampling.SiteList;

/**
 * Independent flips, bit j of every code with probability p_j, 0 being the least significant; the
 * bit error rate is the mean of the p_j.
 *
 * <p>All codes must have as many bits as there are rates: what a shorter or longer list would mean
 * for the others is not guessed. Tensors of different widths take a composition of models.
 *
 * <p>Sampling: {@link FailingBits} picks sites in O(faults); each has an onset uniform in [0, 1).
 */
final class BitPosition implements FaultModel {
  private final BitPositionParameters proportions;
  private final double bitErrorRate;
  private final double scale;

  BitPosition(BitPositionParameters parameters) {
    this(parameters, parameters.mean(), 1);
  }

  private BitPosition(BitPositionParameters proportions, double bitErrorRate, double scale) {
    this.proportions = proportions;
    this.bitErrorRate = bitErrorRate;
    this.scale = scale;
  }

  @Override
  public Lifetime lifetime() {
    return proportions.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Scales all rates alike. */
  @Override
  public FaultModel at(double rate) {
    double mean = proportions.mean();
    double most = mean == 0 ? 0 : mean / proportions.highest();
    if (!(rate >= 0 && rate <= most)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for the rates %s scaled alike: allowed is [0, %s]"
              .formatted(rate, proportions.rates(), most));
    }
    return new BitPosition(proportions, rate, mean == 0 ? 0 : rate / mean);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    FailingBits failing =
        new FailingBits(
            proportions.rates().stream().mapToDouble(p -> Math.min(1, p * scale)).toArray());
    SiteList sites = new SiteList(layout.bitCount() * bitErrorRate);
    for (MemoryRegion region : layout.regions()) {
      requireWidth(region);
      failing.visit(
          region.size(),
          chip,
          (code, bit) ->
              sites.add(region.firstBit() + code * region.width() + bit, chip.nextDouble()));
    }
    return sites.toMap();
  }

  @Override
  public void requireFits(MemoryLayout layout) {
    layout.regions().forEach(this::requireWidth);
  }

  private void requireWidth(MemoryRegion region) {
    int listed = proportions.rates().size();
    int width = region.width();
    if (listed == width || region.size() == 0) {
      return;
    }
    throw new IllegalArgumentException(
        (listed > width
                ? "rates name bits 0 to %d of a code, but %s has codes of %d: there is no bit %d"
                    .formatted(listed - 1, region.name(), width, listed - 1)
                : "rates name bits 0 to %d of a code, but %s has codes of %d: bit %d has no rate"
                    .formatted(listed - 1, region.name(), width, width - 1))
            + "; give one rate for each bit, and each width its own list by compose");
  }

  /** Every stored bit is at the same risk each time it is read. */
  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return sample(layout, access);
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof BitPosition other
            && other.proportions.equals(proportions)
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }
}
