package org.bitmargin.protections.clip;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.protections.words.Residual;
import org.bitmargin.protections.words.Spans;

/**
 * Data with a reader that clips. A read costs O(faults + clean values outside the range).
 *
 * <p>Of a code with faults all count as corrected where it reads as it does without them, as
 * detected where it was clipped, else as silent.
 */
final class ClippedMemory implements ProtectedMemory {
  private final MemoryImage clean;
  private final List<Clip> clips;
  private final long[] always;

  ClippedMemory(MemoryImage clean, List<Clip> clips) {
    this.clean = clean;
    this.clips = clips;
    Residual outliers = new Residual(clean, 0);
    for (int r = 0; r < clips.size(); r++) {
      MemoryRegion region = clean.layout().regions().get(r);
      PackedBits codes = clean.content(r);
      for (long i = 0; i < codes.size(); i++) {
        add(outliers, region, i, codes.get(i) ^ clips.get(r).read(i, codes.get(i)));
      }
    }
    always = outliers.toCorrection().flips();
  }

  @Override
  public MemoryImage image() {
    return clean;
  }

  @Override
  public Correction decode(long[] flips) {
    int[] spans = Spans.of(clean.layout(), flips);
    Residual residual = new Residual(clean, flips.length + always.length);
    int passed = 0;
    for (int r = 0; r + 1 < spans.length; r++) {
      MemoryRegion region = clean.layout().regions().get(r);
      for (int i = spans[r], next; i < spans[r + 1]; i = next) {
        long index = region.codeOf(flips[i]);
        int errors = 0;
        for (next = i; next < spans[r + 1] && region.codeOf(flips[next]) == index; next++) {
          errors |= 1 << region.bitOf(flips[next]);
        }
        long firstBit = region.firstBit() + index * region.width();
        int before = upTo(firstBit, passed);
        residual.flips(always, passed, before);
        passed = upTo(firstBit + region.width(), before);
        read(residual, r, index, errors, next - i);
      }
    }
    residual.flips(always, passed, always.length);
    return residual.toCorrection();
  }

  private int upTo(long address, int from) {
    int found = Arrays.binarySearch(always, from, always.length, address);
    return found < 0 ? -found - 1 : found;
  }

  private void read(Residual residual, int r, long index, int errors, int count) {
    int stored = clean.content(r).get(index);
    int faulty = stored ^ errors;
    int read = clips.get(r).read(index, faulty);
    add(residual, clean.layout().regions().get(r), index, stored ^ read);
    if (read == clips.get(r).read(index, stored)) {
      residual.corrected(count);
    } else if (read != faulty) {
      residual.detected(count);
    } else {
      residual.silent(count);
    }
  }

  private static void add(Residual residual, MemoryRegion region, long index, int differing) {
    for (int rest = differing; rest != 0; rest &= rest - 1) {
      int bit = Integer.numberOfTrailingZeros(rest);
      residual.flip(region.firstBit() + index * region.width() + bit);
    }
  }
}
