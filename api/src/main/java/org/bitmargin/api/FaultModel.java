package org.bitmargin.api;

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
}
