package org.bitmargin.protections.interleave;

import java.util.Arrays;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.protections.words.Spans;
import org.bitmargin.protections.words.WordMemory;

/**
 * Words whose bits lie apart.
 *
 * @param words as the inner protection knows them
 * @param image as the cells hold them
 * @param spreads of each region of the image
 */
record InterleavedMemory(WordMemory words, MemoryImage image, List<Spread> spreads)
    implements ProtectedMemory {

  @Override
  public Correction decode(long[] flips) {
    int[] spans = Spans.of(image.layout(), flips);
    long[] logical = new long[flips.length];
    for (int r = 0; r + 1 < spans.length; r++) {
      long firstBit = image.layout().regions().get(r).firstBit();
      for (int i = spans[r]; i < spans[r + 1]; i++) {
        logical[i] = firstBit + spreads.get(r).logical(flips[i] - firstBit);
      }
    }
    Arrays.sort(logical);
    return words.decode(logical);
  }
}
