package org.bitmargin.protections.words;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;

/**
 * Data and what is added to them: the regions of the data, then those of one addition after the
 * other.
 */
public final class StoredLayout {

  private StoredLayout() {}

  /**
   * The addresses of it all. What addition a stores for region r of R is region (1 + a)·R + r.
   *
   * @param data the regions to be guarded; their addresses stay
   */
  public static MemoryLayout of(MemoryLayout data, Addition... additions) {
    MemoryLayout.Builder builder = MemoryLayout.builder().geometry(data.geometry());
    for (MemoryRegion region : data.regions()) {
      builder.add(region.name(), region.width(), region.size());
    }
    for (Addition addition : additions) {
      for (MemoryRegion region : data.regions()) {
        builder.add(
            region.name() + "/" + addition.purpose(),
            Math.toIntExact(addition.width().applyAsLong(region)),
            addition.size().applyAsLong(region));
      }
    }
    return builder.build();
  }

  /** Stored bits over data bits; 1 where there are no data. */
  public static double share(MemoryLayout stored, MemoryLayout data) {
    return data.bitCount() == 0 ? 1 : (double) stored.bitCount() / data.bitCount();
  }

  /**
   * The contents of such a layout; all of them kept, not copied.
   *
   * @param added in the order of the layout
   */
  public static MemoryImage image(MemoryLayout stored, MemoryImage data, List<PackedBits> added) {
    List<PackedBits> contents = new ArrayList<>();
    for (int r = 0; r < data.layout().regions().size(); r++) {
      contents.add(data.content(r));
    }
    contents.addAll(added);
    return new MemoryImage(stored, contents);
  }
}
