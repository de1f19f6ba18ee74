package org.bitmargin.protections.selective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.protections.words.Spans;

/**
 * All regions of the data, then what the inner protection adds to those it guards. The addresses of
 * what is guarded ascend in the guarded memory as they do here, so that no fault changes its place
 * among the others.
 */
final class SelectiveMemory implements ProtectedMemory {
  private final ProtectedMemory guarded;
  private final MemoryImage image;
  private final int dataRegions;

  /** For each region of the image the one of the guarded memory; −1 where it is unprotected. */
  private final int[] inner;

  SelectiveMemory(MemoryImage data, boolean[] chosen, ProtectedMemory guarded) {
    this.guarded = guarded;
    this.dataRegions = chosen.length;
    List<MemoryRegion> innerRegions = guarded.image().layout().regions();
    MemoryLayout.Builder layout = MemoryLayout.builder().geometry(data.layout().geometry());
    List<PackedBits> contents = new ArrayList<>();
    List<Integer> origins = new ArrayList<>();
    int next = 0;
    for (int r = 0; r < chosen.length; r++) {
      MemoryRegion region = data.layout().regions().get(r);
      layout.add(region.name(), region.width(), region.size());
      contents.add(chosen[r] ? guarded.image().content(next) : data.content(r));
      origins.add(chosen[r] ? next++ : -1);
    }
    for (; next < innerRegions.size(); next++) {
      MemoryRegion region = innerRegions.get(next);
      layout.add(region.name(), region.width(), region.size());
      contents.add(guarded.image().content(next));
      origins.add(next);
    }
    this.image = new MemoryImage(layout.build(), contents);
    this.inner = origins.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public MemoryImage image() {
    return image;
  }

  @Override
  public Correction decode(long[] flips) {
    int[] spans = Spans.of(image.layout(), flips);
    long[] inside = new long[flips.length];
    long[] left = new long[flips.length];
    int guardedCount = 0;
    int silent = 0;
    for (int r = 0; r < inner.length; r++) {
      for (int i = spans[r]; i < spans[r + 1]; i++) {
        if (inner[r] < 0) {
          left[silent++] = flips[i];
        } else {
          inside[guardedCount++] = flips[i] - shift(r);
        }
      }
    }
    Correction of = guarded.decode(Arrays.copyOf(inside, guardedCount));
    long[] residual = Arrays.copyOf(left, silent + of.flips().length);
    System.arraycopy(outside(of.flips()), 0, residual, silent, of.flips().length);
    Arrays.sort(residual);
    return new Correction(residual, of.corrected(), of.detected(), of.silent() + silent);
  }

  /** Address here less address in the guarded memory. */
  private long shift(int region) {
    return image.layout().regions().get(region).firstBit()
        - guarded.image().layout().regions().get(inner[region]).firstBit();
  }

  private long[] outside(long[] flips) {
    int[] spans = Spans.of(guarded.image().layout(), flips);
    long[] here = new long[flips.length];
    for (int r = 0; r < dataRegions; r++) {
      if (inner[r] >= 0) {
        for (int i = spans[inner[r]]; i < spans[inner[r] + 1]; i++) {
          here[i] = flips[i] + shift(r);
        }
      }
    }
    return here;
  }
}
