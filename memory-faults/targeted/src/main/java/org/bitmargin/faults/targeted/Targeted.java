package org.bitmargin.faults.targeted;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.bitmargin.api.AimedFaultModel;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.InvalidInputException;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryLayout;

/**
 * An attacker with a budget of bits. One search serves all smaller budgets: of n bits found, the
 * one of step i (from 0) turns at severities above i/n.
 */
final class Targeted implements AimedFaultModel {
  // Without a layout only the order of budgets means something: the share of a memory of 1 Tibit.
  private static final double UNKNOWN_MEMORY = 0x1p40;

  private final TargetedParameters parameters;

  Targeted(TargetedParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public Lifetime lifetime() {
    return parameters.lifetime();
  }

  @Override
  public int images() {
    return parameters.images();
  }

  @Override
  public double bitErrorRate() {
    return parameters.flips() / UNKNOWN_MEMORY;
  }

  @Override
  public double bitErrorRate(MemoryLayout layout) {
    return layout.bitCount() == 0
        ? 0
        : (double) Math.min(parameters.flips(), layout.bitCount()) / layout.bitCount();
  }

  @Override
  public FaultModel at(double bitErrorRate) {
    if (bitErrorRate == 0) {
      return new Targeted(parameters.withFlips(0));
    }
    if (bitErrorRate == bitErrorRate()) {
      return this;
    }
    throw new IllegalArgumentException(
        "an attacker turns a number of bits, not a share of them, so the rate %s cannot be set: give points: {flips: [1, 2, 5]}"
            .formatted(bitErrorRate));
  }

  @Override
  public FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
    throw new InvalidInputException(
        "targeted chooses bits of a stored network by their gradient and cannot be drawn without one: expose parameters only, and inject other faults in training");
  }

  @Override
  public FaultMap aim(Target target, RandomGenerator chip) {
    long[] found = new BitSearch(target, parameters.candidates()).run(parameters.flips());
    long[] sites = found.clone();
    Arrays.sort(sites);
    double[] onsets = new double[sites.length];
    for (int step = 0; step < found.length; step++) {
      onsets[Arrays.binarySearch(sites, found[step])] = (double) step / parameters.flips();
    }
    return new FaultMap(sites, onsets, onsets.clone());
  }

  @Override
  public OptionalDouble severityOf(FaultModel milder) {
    return milder instanceof Targeted other
            && parameters.flips() > 0
            && other.parameters.flips() <= parameters.flips()
            && other.parameters.withFlips(0).equals(parameters.withFlips(0))
        ? OptionalDouble.of((double) other.parameters.flips() / parameters.flips())
        : OptionalDouble.empty();
  }
}
