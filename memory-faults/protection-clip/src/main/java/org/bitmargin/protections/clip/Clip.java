package org.bitmargin.protections.clip;

import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.protections.words.CodeTable;

/** What the codes of one region read after clipping. Pure. */
interface Clip {

  /**
   * The code read in place of another.
   *
   * @param index position in the region
   * @param code as stored or as it came from the cells
   */
  int read(long index, int code);

  /** The clip of a region by the quantiles of what it holds. */
  static Clip of(
      MemoryRegion region, PackedBits clean, float[] values, RangeClipParameters quantiles) {
    if (values != null) {
      CodeTable table = new CodeTable(region, values);
      return region.size() == 0 ? (index, code) -> code : new TableClip(table, clean, quantiles);
    }
    if (region.width() != Float.SIZE) {
      throw new IllegalArgumentException(
          "region %s: what its %d-bit codes read was not given, so they have no range"
              .formatted(region.name(), region.width()));
    }
    return region.size() == 0 ? (index, code) -> code : new FloatClip(clean, quantiles);
  }

  /** Rank of the lower bound among so many sorted values. */
  static long lowRank(RangeClipParameters quantiles, long count) {
    return (long) Math.floor(quantiles.lowQuantile() * (count - 1));
  }

  /** Rank of the upper bound. */
  static long highRank(RangeClipParameters quantiles, long count) {
    return (long) Math.ceil(quantiles.highQuantile() * (count - 1));
  }
}
