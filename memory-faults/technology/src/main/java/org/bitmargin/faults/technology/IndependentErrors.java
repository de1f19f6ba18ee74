package org.bitmargin.faults.technology;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import org.bitmargin.api.EnergyProfile;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;

/**
 * A memory at an operating point where every bit fails on its own, zeros and ones at rates that
 * keep their proportion when the memory is moved to another bit error rate.
 */
public final class IndependentErrors implements FaultModel {
  private final String memory;
  private final Lifetime lifetime;
  private final ErrorRates proportions;
  private final double bitErrorRate;
  private final ErrorRates rates;
  private final DoubleFunction<Optional<EnergyProfile>> energy;

  /**
   * A memory at its configured operating point.
   *
   * @param memory what must be equal for two models to be the same memory at two points
   * @param rates at this point
   * @param energy what the memory takes at a bit error rate
   */
  public IndependentErrors(
      String memory,
      Lifetime lifetime,
      ErrorRates rates,
      DoubleFunction<Optional<EnergyProfile>> energy) {
    this(memory, lifetime, rates, rates.mean(), rates, energy);
  }

  private IndependentErrors(
      String memory,
      Lifetime lifetime,
      ErrorRates proportions,
      double bitErrorRate,
      ErrorRates rates,
      DoubleFunction<Optional<EnergyProfile>> energy) {
    this.memory = memory;
    this.lifetime = lifetime;
    this.proportions = proportions;
    this.bitErrorRate = bitErrorRate;
    this.rates = rates;
    this.energy = energy;
  }

  @Override
  public Lifetime lifetime() {
    return lifetime;
  }

  @Override
  public double bitErrorRate() {
    return bitErrorRate;
  }

  /** Rates by direction. */
  public ErrorRates rates() {
    return rates;
  }

  @Override
  public FaultModel at(double rate) {
    return new IndependentErrors(
        memory, lifetime, proportions, rate, proportions.scaledTo(rate), energy);
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    return rates.sample(layout, chip);
  }

  /** Every bit is at the same risk each time it is read. */
  @Override
  public FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return sample(layout, access);
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof IndependentErrors other
            && other.memory.equals(memory)
            && other.lifetime == lifetime
            && bitErrorRate > 0
            && other.bitErrorRate <= bitErrorRate
            && other.rates.proportionalTo(rates)
        ? OptionalDouble.of(other.bitErrorRate / bitErrorRate)
        : OptionalDouble.empty();
  }

  @Override
  public Optional<EnergyProfile> energy() {
    return energy.apply(bitErrorRate);
  }
}
