package org.bitmargin.protections.words;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/**
 * What a code is replaced by when it is known to be wrong: the code that reads what lies nearest 0.
 * Codes too wide for a table are floats, whose zero is all bits 0.
 */
public final class NullCodes {
  // The widest codes that come with a table of what they read.
  private static final int WIDEST_TABLE = 16;

  private NullCodes() {}

  /**
   * For each region which code means 0, by index of the code to be replaced.
   *
   * @param values as given to a protection
   * @throws IllegalArgumentException where none does: 1-bit codes, or codes nobody said the meaning
   *     of
   */
  public static List<LongToIntFunction> of(MemoryLayout data, List<float[]> values) {
    List<LongToIntFunction> codes = new ArrayList<>();
    for (int r = 0; r < data.regions().size(); r++) {
      codes.add(ofRegion(data.regions().get(r), values.get(r)));
    }
    return codes;
  }

  private static LongToIntFunction ofRegion(MemoryRegion region, float[] values) {
    if (values == null) {
      if (region.width() <= WIDEST_TABLE) {
        throw new IllegalArgumentException(
            "region %s: what its %d-bit codes read was not given, so none is known to mean 0"
                .formatted(region.name(), region.width()));
      }
      return index -> 0;
    }
    CodeTable table = new CodeTable(region, values);
    int[] ofChannel = new int[table.channels()];
    for (int channel = 0; channel < ofChannel.length; channel++) {
      ofChannel[channel] = table.nearest(channel, 0);
      if (region.width() == 1 && table.value(channel, ofChannel[channel]) != 0) {
        throw new IllegalArgumentException(
            "region %s holds 1-bit codes and none reads 0, so that no error can be nulled: use a protection that corrects (secded, tmr) or none"
                .formatted(region.name()));
      }
    }
    return index -> ofChannel[table.channelOf(index)];
  }
}
