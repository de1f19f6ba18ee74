package org.bitmargin.api;

/** Data as a protected memory really holds them. Bound to the data it was made of, clean. */
public interface ProtectedMemory {

  /**
   * What is really stored: the regions of the data first, under their names, then whatever the
   * protection adds. Faults are drawn for and resolved against this image.
   */
  MemoryImage image();

  /**
   * What reading gives, in O(flips).
   *
   * @param flips the bits of {@link #image()} that read wrong, ascending
   */
  Correction decode(long[] flips);

  /**
   * What is left of the faults of one read. The three counts add up to the faulty bits.
   *
   * @param flips bits of the data that differ from the clean ones after decoding, ascending; those
   *     of values set to 0 because an error was noticed included
   * @param corrected faulty bits that were put right, or never mattered
   * @param detected faulty bits that were noticed but not put right
   * @param silent faulty bits nobody noticed, those in words that were put "right" wrongly included
   */
  record Correction(long[] flips, long corrected, long detected, long silent) {}
}
