package org.bitmargin.api;

import java.util.ArrayList;
import java.util.List;

/** The addresses of a memory: tensors one after the other, no gaps, bit addresses from 0. */
public final class MemoryLayout {
  private final List<MemoryRegion> regions;
  private final long bitCount;
  private final MemoryGeometry geometry;

  private MemoryLayout(List<MemoryRegion> regions, long bitCount, MemoryGeometry geometry) {
    this.regions = List.copyOf(regions);
    this.bitCount = bitCount;
    this.geometry = geometry;
  }

  /** Starts an empty layout. */
  public static Builder builder() {
    return new Builder();
  }

  /** A memory of one unnamed tensor. */
  public static MemoryLayout of(int width, long size) {
    return builder().add("memory", width, size).build();
  }

  /** The tensors in the order of their addresses. */
  public List<MemoryRegion> regions() {
    return regions;
  }

  /** All bits. */
  public long bitCount() {
    return bitCount;
  }

  /** Where the addresses lie physically. */
  public MemoryGeometry geometry() {
    return geometry;
  }

  /** Index of the region an address lies in, in O(log regions). */
  public int regionIndexAt(long address) {
    if (address < 0 || address >= bitCount) {
      throw new IndexOutOfBoundsException(
          "address %d is outside a memory of %d bits".formatted(address, bitCount));
    }
    int low = 0;
    int high = regions.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (regions.get(middle).endBit() <= address) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof MemoryLayout other
        && regions.equals(other.regions)
        && geometry.equals(other.geometry);
  }

  @Override
  public int hashCode() {
    return 31 * regions.hashCode() + geometry.hashCode();
  }

  /** Collects tensors in address order. */
  public static final class Builder {
    private final List<MemoryRegion> regions = new ArrayList<>();
    private long next;
    private MemoryGeometry geometry = MemoryGeometry.DEFAULT;

    private Builder() {}

    /** Where the addresses lie physically; {@link MemoryGeometry#DEFAULT} where not said. */
    public Builder geometry(MemoryGeometry chosen) {
      geometry = chosen;
      return this;
    }

    /** Appends a tensor of {@code size} codes of {@code width} bits. */
    public Builder add(String name, int width, long size) {
      MemoryRegion region = new MemoryRegion(name, next, width, size);
      regions.add(region);
      next = region.endBit();
      return this;
    }

    /** The finished layout. */
    public MemoryLayout build() {
      return new MemoryLayout(regions, next, geometry);
    }
  }
}
