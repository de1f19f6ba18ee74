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

  /**
   * Labelled images the model wants to see the network's answers to; 0, which is the default, where
   * what is stored is all it looks at. They are never images that results are measured on.
   */
  default int images() {
    return 0;
  }

  /** A stored network whose loss can be asked for. */
  interface Target {

    /** What is stored, clean; not to be changed. */
    MemoryImage image();

    /**
     * What each code of a region reads, as {@link Protection#protect} has it: one table, or one for
     * each channel in turn; null for regions too wide for a table (floats) and for what holds no
     * values (ranges, what a protection adds).
     */
    float[] values(int region);

    /**
     * d loss / d value of each element of a region, with these bits turned over; null where none is
     * known (ranges, running statistics, what a protection adds).
     *
     * @param flips ascending addresses
     */
    float[] gradient(int region, long[] flips);

    /**
     * The loss on the images the attacker has, with these bits turned over.
     *
     * @param flips ascending addresses
     */
    double loss(long[] flips);
  }
}
