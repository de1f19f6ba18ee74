package org.bitmargin.protections.words;

import org.bitmargin.api.MemoryRegion;

/** What the codes of a region read, channel by channel where channels differ. */
public final class CodeTable {
  private final int width;
  private final float[] values;
  private final long codesOfChannel;

  /**
   * A table.
   *
   * @param values 2^width, or as many for each channel; kept, not copied
   */
  public CodeTable(MemoryRegion region, float[] values) {
    this.width = region.width();
    long channels = width > 30 ? 0 : values.length >> width;
    if (channels == 0 || channels << width != values.length || region.size() % channels != 0) {
      throw new IllegalArgumentException(
          "region %s: %d values are no table of %d codes of %d bits: 2^%d are needed, or as many for each channel"
              .formatted(region.name(), values.length, region.size(), width, width));
    }
    this.values = values;
    this.codesOfChannel = Math.max(1, region.size() / channels);
  }

  /** Number of channels that read their codes each in their own way, 1 or more. */
  public int channels() {
    return values.length >> width;
  }

  /** The channel a code of the region belongs to. */
  public int channelOf(long index) {
    return (int) (index / codesOfChannel);
  }

  /** Number of different codes. */
  public int codes() {
    return 1 << width;
  }

  /** What a code reads. */
  public float value(int channel, int code) {
    return values[(channel << width) + code];
  }

  /** The code that reads what lies nearest a target; of several the lowest. */
  public int nearest(int channel, float target) {
    int best = 0;
    for (int code = 1; code < codes(); code++) {
      if (distance(channel, code, target) < distance(channel, best, target)) {
        best = code;
      }
    }
    return best;
  }

  private double distance(int channel, int code, float target) {
    return Math.abs((double) value(channel, code) - target);
  }
}
