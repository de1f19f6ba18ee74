package org.bitmargin.api;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * A statistical description of the bits a memory gets wrong at one operating point. Immutable.
 *
 * <p>It never sees what is stored: it draws a {@link FaultMap}, which is a chip, and the map is
 * resolved against the stored bits.
 */
public interface FaultModel {

  /** How long a drawn fault lasts. */
  Lifetime lifetime();

  /**
   * The expected share of bits that turn when zeros and ones are equally likely, in [0, 1]: (p01 +
   * p10) / 2.
   */
  double bitErrorRate();

  /**
   * {@link #bitErrorRate()} in a given memory; another number only for models that turn a number of
   * bits rather than a share of them.
   */
  default double bitErrorRate(MemoryLayout layout) {
    return bitErrorRate();
  }

  /**
   * The same memory at another operating point.
   *
   * @param bitErrorRate in [0, 1]
   * @throws IllegalArgumentException where the memory cannot have that rate
   */
  FaultModel at(double bitErrorRate);

  /**
   * Draws one chip. The cost grows with the number of faults, not with the number of bits.
   *
   * @param layout the addresses there are
   * @param chip the only source of randomness; same state, same map
   * @return the map whose severity 1 is this operating point; restricted to severity s it is a chip
   *     at bit error rate s·{@link #bitErrorRate()}
   */
  FaultMap sample(MemoryLayout layout, RandomGenerator chip);

  /**
   * One chip of a campaign. Models that draw their chips take it from the stream; one that replays
   * recorded chips goes by the number.
   *
   * @param number of the chip, from 0
   * @param stream of that chip, the only source of randomness
   */
  default FaultMap chip(MemoryLayout layout, int number, RandomGenerator stream) {
    return sample(layout, stream);
  }

  /**
   * The faults of one access on a chip, for {@link Lifetime#PER_ACCESS}: those of the chip's sites
   * that fail this time. The same memory and severities as the chip's.
   *
   * @param chip what {@link #sample} drew
   * @param layout it was drawn for
   * @param access the only source of randomness
   */
  default FaultMap access(FaultMap chip, MemoryLayout layout, RandomGenerator access) {
    return chip;
  }

  /**
   * The severity at which this model's chips are chips of another operating point of the same
   * memory; empty where they are not, so that those must be sampled for themselves.
   *
   * @param milder a model whose {@link #bitErrorRate} is not above this one's
   */
  default OptionalDouble severityOf(FaultModel milder) {
    return OptionalDouble.empty();
  }

  /**
   * Refuses a memory this model cannot describe. Asked before anything is trained.
   *
   * @param layout every tensor that will be exposed, what a protection adds included
   * @throws IllegalArgumentException with the reason
   */
  default void requireFits(MemoryLayout layout) {}

  /** What the memory takes at this operating point; empty where nothing is known. */
  default Optional<EnergyProfile> energy() {
    return Optional.empty();
  }
}
