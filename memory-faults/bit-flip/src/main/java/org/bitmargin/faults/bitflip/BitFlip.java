package org.bitmargin.faults.bitflip;

import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.faults.sampling.Bernoulli;
import org.bitmargin.faults.sampling.Sites;

/**
 * Independent bit flips: a stored 0 reads 1 with probability p01, a stored 1 reads 0 with p10.
 *
 * <p>Sampling: sites are picked at the larger rate p = max(p01, p10) ({@link Bernoulli}), so their
 * number is binomial. A site then draws v uniform in [0, 1) and turns a 0 where v·p &lt; s·p01 and
 * a 1 where v·p &lt; s·p10, s being the severity ({@link Sites#toMap}): restricted to severity s
 * the map is a chip at rates s·p01 and s·p10.
 *
 * <p>The uniform numbers have the full 53 bits of a double, so that a rate of 1e-9 is met as well
 * as one of 1e-2.
 */
final class BitFlip implements FaultModel {
  private final BitFlipParameters proportions;
  private final double bitErrorRate;
  private final double p01;
  private final double p10;

  BitFlip(BitFlipParameters parameters) {
    this(parameters, (parameters.p01() + parameters.p10()) / 2, parameters.p01(), parameters.p10());
  }

  private BitFlip(BitFlipParameters proportions, double bitErrorRate, double p01, double p10) {
    this.proportions = proportions;
    this.bitErrorRate = bitErrorRate;
    this.p01 = p01;
    this.p10 = p10;
  }

  @Override
  public Lifetime lifetime() {
    return proportions.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /**
   * Scales both probabilities alike, so that p01 : p10 stays as configured and their mean is the
   * rate.
   */
  @Override
  public FaultModel at(double rate) {
    double sum = proportions.p01() + proportions.p10();
    double max = sum == 0 ? 0 : sum / (2 * Math.max(proportions.p01(), proportions.p10()));
    if (!(rate >= 0 && rate <= max)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach for p01 = %s and p10 = %s scaled alike: allowed is [0, %s]"
              .formatted(rate, proportions.p01(), proportions.p10(), max));
    }
    if (sum == 0) {
      return this;
    }
    return new BitFlip(
        proportions,
        rate,
        Math.min(1, 2 * rate * (proportions.p01() / sum)),
        Math.min(1, 2 * rate * (proportions.p10() / sum)));
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    double p = Math.max(p01, p10);
    Sites sites = new Sites(layout.bitCount(), p);
    Bernoulli.visit(layout.bitCount(), p, chip, address -> sites.add(address, chip.nextDouble()));
    return sites.toMap(p01, p10);
  }

  /** Every stored bit is at the same risk each time it is read. */
  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return sample(layout, access);
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof BitFlip other
            && other.p01 * p10 == other.p10 * p01
            && other.lifetime() == lifetime()
            && bitErrorRate > 0
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }
}
