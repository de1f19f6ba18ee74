package org.bitmargin.api;

/**
 * Data as a protected memory really holds them. Keeps the clean data it was made of: changing them
 * later does not reach it. Stateless and thread-safe.
 */
public interface ProtectedMemory {

  /**
   * What is really stored, clean. Faults are drawn for and resolved against this image.
   *
   * <p>The regions of the data come first and keep their order, names, widths and sizes, so that
   * their addresses are those of the data; within a region a protection may store the bits in
   * another order (interleaving). What it adds follows, in regions named after the one they guard
   * and their purpose: {@code conv1.weight/parity}. The geometry is that of the data.
   */
  MemoryImage image();

  /**
   * What reading gives, in O(flips). A protection that changes clean data too (clipping of
   * outliers) says so on every read, even on one without faults.
   *
   * @param flips the bits of {@link #image()} that read wrong, ascending
   */
  Correction decode(long[] flips);

  /**
   * What is left of the faults of one read. The three counts add up to the faulty bits.
   *
   * @param flips bits of the data that differ from the clean ones after decoding, as addresses of
   *     the data, ascending, each once; those of values set to 0 because an error was noticed
   *     included
   * @param corrected faulty bits of words that read right, whether they were put right, replaced by
   *     something equal, or never mattered
   * @param detected faulty bits that were noticed but not put right
   * @param silent faulty bits nobody noticed, those in words that were put "right" wrongly included
   */
  record Correction(long[] flips, long corrected, long detected, long silent) {}
}
