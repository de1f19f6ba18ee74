package org.bitmargin.engine;

import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.ProtectedMemory;

/** Data stored as they are: every fault is read. */
record Unprotected(MemoryImage image) implements ProtectedMemory {

  @Override
  public Correction decode(long[] flips) {
    return new Correction(flips, 0, 0, flips.length);
  }
}
