package org.bitmargin.api;

import java.util.Arrays;

/**
 * Unsigned codes of equal width, packed without gaps: bit j of code i is bit {@code i·width + j} of
 * the stream, and bit k of the stream is bit {@code k mod 64} of word {@code k / 64}. Mutable.
 */
public final class PackedBits {
  private final int width;
  private final long size;
  private final long mask;
  private final long[] words;

  /**
   * Codes that are all zero.
   *
   * @param width bits a code, 1 to 32
   * @param size number of codes
   */
  public PackedBits(int width, long size) {
    if (width < 1 || width > 32) {
      throw new IllegalArgumentException("width must be 1 to 32 bits, was " + width);
    }
    if (size < 0) {
      throw new IllegalArgumentException("size must not be negative, was " + size);
    }
    this.width = width;
    this.size = size;
    this.mask = -1L >>> (64 - width);
    this.words = new long[Math.toIntExact((size * width + 63) / 64)];
  }

  private PackedBits(PackedBits other) {
    this.width = other.width;
    this.size = other.size;
    this.mask = other.mask;
    this.words = other.words.clone();
  }

  /** Bits a code. */
  public int width() {
    return width;
  }

  /** Number of codes. */
  public long size() {
    return size;
  }

  /** Number of stored bits: width × size. */
  public long bitCount() {
    return width * size;
  }

  /** Code {@code index}, 0 to 2^width − 1. */
  public int get(long index) {
    long bit = index * width;
    int word = (int) (bit >>> 6);
    int shift = (int) (bit & 63);
    long value = words[word] >>> shift;
    if (shift + width > 64) {
      value |= words[word + 1] << (64 - shift);
    }
    return (int) (value & mask);
  }

  /** Sets code {@code index}; only the low {@code width} bits of the value count. */
  public void set(long index, int code) {
    long bit = index * width;
    int word = (int) (bit >>> 6);
    int shift = (int) (bit & 63);
    long value = code & mask;
    words[word] = words[word] & ~(mask << shift) | value << shift;
    if (shift + width > 64) {
      int done = 64 - shift;
      words[word + 1] = words[word + 1] & ~(mask >>> done) | value >>> done;
    }
  }

  /** Whether a bit of the stream is set. */
  public boolean bit(long position) {
    return (words[(int) (position >>> 6)] >>> position & 1L) != 0;
  }

  /** Turns one bit of the stream over. */
  public void flip(long position) {
    words[(int) (position >>> 6)] ^= 1L << position;
  }

  /** The words themselves, not a copy; bits past {@link #bitCount()} are zero. */
  public long[] words() {
    return words;
  }

  /** An independent copy. */
  public PackedBits copy() {
    return new PackedBits(this);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PackedBits other
        && width == other.width
        && size == other.size
        && Arrays.equals(words, other.words);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + Long.hashCode(size)) + Arrays.hashCode(words);
  }
}
