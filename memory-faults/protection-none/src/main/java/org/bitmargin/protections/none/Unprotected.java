package org.bitmargin.protections.none;

import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.protections.words.Spans;
import org.bitmargin.protections.words.WordMemory;
import org.bitmargin.protections.words.WordProtection;

/** Stores the data alone; a word is a code. */
final class Unprotected implements WordProtection {

  private record Plain(MemoryImage image) implements WordMemory {

    @Override
    public int wordBits(int region) {
      return image.layout().regions().get(region).width();
    }

    @Override
    public Correction decode(long[] flips) {
      Spans.of(image.layout(), flips);
      return new Correction(flips.clone(), 0, 0, flips.length);
    }
  }

  @Override
  public WordMemory protect(MemoryImage data, List<float[]> values) {
    return new Plain(data.copy());
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    return new Overhead(1, 0, 0, NoneFactory.BY_DEFINITION);
  }
}
