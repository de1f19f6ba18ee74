package org.bitmargin.api;

import java.util.List;

/**
 * What stands between a memory and those who read it: codes, copies, safe cells. Immutable and
 * thread-safe.
 */
public interface Protection {

  /**
   * Encodes what is to be stored.
   *
   * @param data the codes of each tensor
   * @param values for each region of the data what each of its codes reads, so that a protection
   *     can tell which code means 0: 2^width values, or, where channels read their codes
   *     differently, as many for each channel, one channel after the other (the codes of a region
   *     are those of its channels in turn, equally many); null for regions too wide for a table
   *     (floats)
   * @throws IllegalArgumentException with the reason where these data cannot be protected so
   */
  ProtectedMemory protect(MemoryImage data, List<float[]> values);

  /** What it costs for data laid out so. */
  Overhead overhead(MemoryLayout data);

  /**
   * The cost of a protection.
   *
   * @param storage stored bits over data bits, 1 or more
   * @param access energy of an access beside that of the stored bits (encoders, decoders, voters),
   *     as a share of the energy of accessing the unprotected data
   * @param robust share of the stored bits kept in cells at the nominal operating point
   * @param source of the figures, with their standing
   */
  record Overhead(double storage, double access, double robust, Reference source) {

    public Overhead {
      if (!(storage >= 1 && access >= 0 && robust >= 0 && robust <= 1)) {
        throw new IllegalArgumentException(
            "storage must be 1 or more, access 0 or more and robust in [0, 1], were %s, %s, %s"
                .formatted(storage, access, robust));
      }
    }
  }
}
