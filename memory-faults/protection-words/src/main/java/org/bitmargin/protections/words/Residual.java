package org.bitmargin.protections.words;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory.Correction;

/** Collects, in ascending order, what is left of the faults of a read, and what became of them. */
public final class Residual {
  private final MemoryImage clean;
  private long[] flips;
  private int size;
  private long settled;
  private long corrected;
  private long detected;
  private long silent;

  /**
   * Nothing left yet.
   *
   * @param clean the data as they should read
   * @param room for so many bits, before it must grow
   */
  public Residual(MemoryImage clean, int room) {
    this.clean = clean;
    this.flips = new long[Math.max(room, 4)];
  }

  /** A bit of the data that reads wrong, unless its code was replaced. */
  public void flip(long address) {
    if (address >= settled) {
      room(1);
      flips[size++] = address;
    }
  }

  /** Several of them, ascending. */
  public void flips(long[] addresses, int from, int to) {
    int first = from;
    while (first < to && addresses[first] < settled) {
      first++;
    }
    room(to - first);
    System.arraycopy(addresses, first, flips, size, to - first);
    size += to - first;
  }

  private void room(int more) {
    if (size + more > flips.length) {
      flips = Arrays.copyOf(flips, Math.max(2 * size, size + more));
    }
  }

  /**
   * Whole codes read something else, whatever was found of their bits so far. Of bits added later
   * those in these codes are dropped: a code may reach into the next word.
   *
   * @param first index in the region
   * @param end index after the last
   * @param code what each reads instead
   * @return whether any of them is wrong now
   */
  public boolean replace(int region, long first, long end, LongToIntFunction code) {
    MemoryRegion r = clean.layout().regions().get(region);
    PackedBits codes = clean.content(region);
    long from = r.firstBit() + first * r.width();
    while (size > 0 && flips[size - 1] >= from) {
      size--;
    }
    settled = Math.min(settled, from);
    boolean wrong = false;
    for (long index = first; index < end; index++) {
      int differing = codes.get(index) ^ code.applyAsInt(index);
      wrong |= differing != 0;
      for (; differing != 0; differing &= differing - 1) {
        flip(r.firstBit() + index * r.width() + Integer.numberOfTrailingZeros(differing));
      }
    }
    settled = r.firstBit() + end * r.width();
    return wrong;
  }

  /** So many faults did not matter in the end. */
  public void corrected(long faults) {
    corrected += faults;
  }

  /** So many were noticed but not put right. */
  public void detected(long faults) {
    detected += faults;
  }

  /** So many nobody noticed. */
  public void silent(long faults) {
    silent += faults;
  }

  /** All of it. */
  public Correction toCorrection() {
    return new Correction(Arrays.copyOf(flips, size), corrected, detected, silent);
  }
}
