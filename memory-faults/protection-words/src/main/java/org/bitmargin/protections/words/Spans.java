package org.bitmargin.protections.words;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/** Which of the faults of a read lie in which region, in O(regions · log faults). */
public final class Spans {

  private Spans() {}

  /**
   * Where the faults of each region start; those of region r are flips[spans[r]] to flips[spans[r +
   * 1] − 1].
   *
   * @param flips ascending addresses
   * @throws IllegalArgumentException where the last lies outside
   */
  public static int[] of(MemoryLayout layout, long[] flips) {
    if (flips.length > 0 && (flips[0] < 0 || flips[flips.length - 1] >= layout.bitCount())) {
      throw new IllegalArgumentException(
          "faults at addresses %d to %d do not fit what is stored, %d bits: they were drawn for another memory"
              .formatted(flips[0], flips[flips.length - 1], layout.bitCount()));
    }
    List<MemoryRegion> regions = layout.regions();
    int[] spans = new int[regions.size() + 1];
    for (int r = 0; r < regions.size(); r++) {
      int found = Arrays.binarySearch(flips, spans[r], flips.length, regions.get(r).endBit());
      spans[r + 1] = found < 0 ? -found - 1 : found;
    }
    return spans;
  }
}
