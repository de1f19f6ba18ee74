package org.bitmargin.api;

import java.util.random.RandomGenerator;

/**
 * A fault model that chooses its bits by what they do, as an attacker or a worst case does. It is
 * asked to {@link #aim} in place of being sampled.
 */
public interface AimedFaultModel extends FaultModel {

  /**
   * Chooses bits of what is stored.
   *
   * @param target the network under attack
   * @param chip the only source of randomness
   */
  FaultMap aim(Target target, RandomGenerator chip);

  /** A stored network whose loss can be asked for. */
  interface Target {

    /** What is stored, clean. */
    MemoryImage image();

    /** What each code of a region reads; null for regions too wide for a table (floats). */
    float[] values(int region);

    /**
     * d loss / d value of each element of a region, with these bits turned over.
     *
     * @param flips ascending addresses
     */
    float[] gradient(int region, long[] flips);

    /** The loss on the images the attacker has, with these bits turned over. */
    double loss(long[] flips);
  }
}
