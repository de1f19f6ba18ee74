package org.bitmargin.api;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a memory holds: a layout and the packed codes of each of its regions. Mutable bit by bit.
 */
public final class MemoryImage {
  private final MemoryLayout layout;
  private final List<PackedBits> contents;

  /**
   * An image.
   *
   * @param contents the codes of each region, in the order of the layout; kept, not copied
   */
  public MemoryImage(MemoryLayout layout, List<PackedBits> contents) {
    this.layout = layout;
    this.contents = List.copyOf(contents);
    if (layout.regions().size() != contents.size()) {
      throw new IllegalArgumentException(
          "%d contents for %d regions".formatted(contents.size(), layout.regions().size()));
    }
    IntStream.range(0, contents.size())
        .forEach(i -> requireFit(layout.regions().get(i), contents.get(i)));
  }

  private static void requireFit(MemoryRegion region, PackedBits codes) {
    if (region.width() != codes.width() || region.size() != codes.size()) {
      throw new IllegalArgumentException(
          "region %s holds %d codes of %d bits, not %d of %d"
              .formatted(
                  region.name(), region.size(), region.width(), codes.size(), codes.width()));
    }
  }

  /** The addresses. */
  public MemoryLayout layout() {
    return layout;
  }

  /** The codes of a region, not a copy. */
  public PackedBits content(int region) {
    return contents.get(region);
  }

  /** The bit stored at an address. */
  public boolean bit(long address) {
    int region = layout.regionIndexAt(address);
    return contents.get(region).bit(address - layout.regions().get(region).firstBit());
  }

  /**
   * Turns over every bit listed. Doing it twice restores the image, so that a sweep needs no copy.
   *
   * @param addresses ascending
   */
  public void flip(long[] addresses) {
    int region = 0;
    for (long address : addresses) {
      while (address >= layout.regions().get(region).endBit()) {
        region++;
      }
      contents.get(region).flip(address - layout.regions().get(region).firstBit());
    }
  }

  /** An independent copy. */
  public MemoryImage copy() {
    return new MemoryImage(layout, contents.stream().map(PackedBits::copy).toList());
  }
}
