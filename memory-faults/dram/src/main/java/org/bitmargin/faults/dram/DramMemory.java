package org.bitmargin.faults.dram;

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
import org.bitmargin.faults.technology.ErrorRates;

/**
 * DRAM with weak cells: BER = weak share × mean failure probability.
 *
 * <p>The operating point sets the weak share; the failure probability stays. With faults per access
 * a chip is its weak cells, and each access draws which of them fail; with faults per chip both are
 * drawn at once. A cell's onset is the severity from which it is weak, so weak cells of a milder
 * point are among those of a worse one, on the same lines.
 */
final class DramMemory implements FaultModel {
  private final DramParameters parameters;
  private final double bitErrorRate;

  DramMemory(DramParameters parameters) {
    this(parameters, parameters.bitErrorRate());
  }

  private DramMemory(DramParameters parameters, double bitErrorRate) {
    double highest = parameters.highestBitErrorRate();
    if (!(bitErrorRate >= 0 && bitErrorRate <= highest)) {
      throw new IllegalArgumentException(
          "a bit error rate of %s is out of reach where %s of the cells can be weak and fail with probability %s: allowed is [0, %s]"
              .formatted(
                  bitErrorRate,
                  parameters.errorModel().alongLines() ? parameters.weakLines() : 1.0,
                  parameters.meanFailure(),
                  highest));
    }
    this.parameters = parameters;
    this.bitErrorRate = bitErrorRate;
  }

  @Override
  public Lifetime lifetime() {
    return parameters.lifetime();
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Another share of weak cells that fail as before. */
  @Override
  public FaultModel at(double rate) {
    return new DramMemory(parameters, rate);
  }

  private ErrorRates chipRates() {
    double weak = bitErrorRate == 0 ? 0 : Math.min(1, bitErrorRate / parameters.meanFailure());
    double of0 = parameters.failureOf0();
    double of1 = parameters.failureOf1();
    return lifetime() == Lifetime.PER_ACCESS
        ? new ErrorRates(of0 > 0 ? weak : 0, of1 > 0 ? weak : 0)
        : new ErrorRates(weak * of0, weak * of1);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    ErrorRates rates = chipRates();
    if (!parameters.errorModel().alongLines()) {
      return rates.sample(layout, chip);
    }
    boolean bitlines = parameters.errorModel() == ErrorModel.BITLINE;
    return new WeakLines(layout, bitlines, parameters.weakLines(), rates.mean()).sample(chip);
  }

  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    if (lifetime() != Lifetime.PER_ACCESS) {
      return chip;
    }
    double of0 = parameters.failureOf0();
    double of1 = parameters.failureOf1();
    double most = Math.max(of0, of1);
    SiteList failing = new SiteList();
    Bernoulli.visit(
        chip.size(),
        most,
        access,
        position -> {
          int i = (int) position;
          double u = access.nextDouble() * most;
          failing.add(
              chip.site(i),
              u < of0 ? chip.onset01(i) : Double.POSITIVE_INFINITY,
              u < of1 ? chip.onset10(i) : Double.POSITIVE_INFINITY);
        });
    return failing.toMap();
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof DramMemory other
            && sameCells(other.parameters)
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  /** Whether only the operating point differs. */
  private boolean sameCells(DramParameters other) {
    return other.errorModel() == parameters.errorModel()
        && other.driver() == parameters.driver()
        && (other.driver() != Driver.VOLTAGE || other.vendor() == parameters.vendor())
        && other.failureOf0() == parameters.failureOf0()
        && other.failureOf1() == parameters.failureOf1()
        && (!other.errorModel().alongLines() || other.weakLines() == parameters.weakLines())
        && other.lifetime() == parameters.lifetime();
  }

  @Override
  public Optional<EnergyProfile> energy() {
    return DramEnergy.of(parameters, bitErrorRate);
  }
}
