package org.bitmargin.api;

/**
 * One stored tensor's place in memory.
 *
 * @param name of the tensor, e.g. {@code conv1.weight}
 * @param firstBit address of its first bit
 * @param width bits a code
 * @param size number of codes
 */
public record MemoryRegion(String name, long firstBit, int width, long size) {

  /** Stored bits. */
  public long bitCount() {
    return width * size;
  }

  /** Address after the last bit. */
  public long endBit() {
    return firstBit + bitCount();
  }

  /** Which code an address of this region belongs to. */
  public long codeOf(long address) {
    return (address - firstBit) / width;
  }

  /** Which bit of its code an address is, 0 being the least significant. */
  public int bitOf(long address) {
    return (int) ((address - firstBit) % width);
  }
}
