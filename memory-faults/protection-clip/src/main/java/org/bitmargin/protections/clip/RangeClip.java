package org.bitmargin.protections.clip;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;

/**
 * Clips what is read to the range of the clean values of its tensor.
 *
 * <p>The bounds are clean values themselves: of n sorted ones number ⌊low·(n − 1)⌋ and number
 * ⌈high·(n − 1)⌉. They are two numbers a tensor in registers of the reader, safe. Clean values
 * outside are clipped like any other, on every read: that is the price, and it shows at a bit error
 * rate of 0.
 *
 * <p>Memories of 1-bit codes alone are refused: both values they have are in their range.
 */
final class RangeClip implements Protection {
  private static final double COMPARISON = 0.01;

  private final RangeClipParameters quantiles;

  RangeClip(RangeClipParameters quantiles) {
    this.quantiles = quantiles;
  }

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    List<MemoryRegion> regions = data.layout().regions();
    if (data.layout().bitCount() > 0 && regions.stream().allMatch(r -> r.width() == 1)) {
      throw new IllegalArgumentException(
          "region %s: range clipping can change no 1-bit code, whose two values are its range, and there are no others: use wider codes or another protection"
              .formatted(regions.get(0).name()));
    }
    MemoryImage clean = data.copy();
    List<Clip> clips = new ArrayList<>();
    for (int r = 0; r < regions.size(); r++) {
      clips.add(Clip.of(regions.get(r), clean.content(r), values.get(r), quantiles));
    }
    return new ClippedMemory(clean, clips);
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    return new Overhead(1, COMPARISON, 0, RangeClipFactory.COST);
  }
}
