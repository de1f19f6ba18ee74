package org.bitmargin.protections.tmr;

import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.protections.words.Residual;
import org.bitmargin.protections.words.Spans;

/**
 * Data, then their second and their third copies, all of the same layout: the copies of address a
 * are a, a + bits and a + 2·bits.
 */
record TmrMemory(MemoryImage clean, MemoryImage image) implements ProtectedMemory {
  private static final int COPIES = 3;

  @Override
  public Correction decode(long[] flips) {
    long bits = clean.layout().bitCount();
    int regions = clean.layout().regions().size();
    int[] spans = Spans.of(image.layout(), flips);
    int[] at = {0, spans[regions], spans[2 * regions]};
    int[] end = {spans[regions], spans[2 * regions], flips.length};
    Residual residual = new Residual(clean, flips.length / 2);
    while (true) {
      long address = Long.MAX_VALUE;
      for (int copy = 0; copy < COPIES; copy++) {
        if (at[copy] < end[copy]) {
          address = Math.min(address, flips[at[copy]] - copy * bits);
        }
      }
      if (address == Long.MAX_VALUE) {
        return residual.toCorrection();
      }
      int wrong = 0;
      for (int copy = 0; copy < COPIES; copy++) {
        if (at[copy] < end[copy] && flips[at[copy]] - copy * bits == address) {
          at[copy]++;
          wrong++;
        }
      }
      if (wrong == 1) {
        residual.corrected(1);
      } else {
        residual.flip(address);
        residual.silent(wrong);
      }
    }
  }
}
