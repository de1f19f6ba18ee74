package org.bitmargin.protections.secded;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.protections.words.FaultyWords;
import org.bitmargin.protections.words.Residual;
import org.bitmargin.protections.words.WordMemory;

/**
 * Words and their check bits.
 *
 * @param nulls what codes of an uncorrectable word read instead; null to leave them as they are
 */
record SecdedMemory(MemoryImage clean, MemoryImage image, List<LongToIntFunction> nulls)
    implements WordMemory {
  private static final int WORD = HsiaoCode.DATA_BITS;

  @Override
  public int wordBits(int region) {
    return region < clean.layout().regions().size() ? WORD : HsiaoCode.CHECK_BITS;
  }

  @Override
  public Correction decode(long[] flips) {
    Residual residual = new Residual(clean, flips.length);
    int added = clean.layout().regions().size();
    FaultyWords.visit(
        this,
        flips,
        (region, word, faults) -> {
          MemoryRegion data = clean.layout().regions().get(region);
          MemoryRegion checks = image.layout().regions().get(added + region);
          long bits = errors(flips, faults.data(), faults.dataEnd(), data.firstBit() + word * WORD);
          long check =
              errors(
                  flips,
                  faults.check(),
                  faults.checkEnd(),
                  checks.firstBit() + word * HsiaoCode.CHECK_BITS);
          read(residual, region, word, bits, (int) check);
        });
    return residual.toCorrection();
  }

  private static long errors(long[] flips, int from, int to, long firstBit) {
    long errors = 0;
    for (int i = from; i < to; i++) {
      errors |= 1L << flips[i] - firstBit;
    }
    return errors;
  }

  /** The code is linear: the decoder does with a word what it does with its errors alone. */
  private void read(Residual residual, int region, long word, long errors, int checkErrors) {
    MemoryRegion data = clean.layout().regions().get(region);
    long length = Math.min(WORD, data.bitCount() - word * WORD);
    int count = Long.bitCount(errors) + Integer.bitCount(checkErrors);
    int syndrome = HsiaoCode.check(errors) ^ checkErrors;
    int position = syndrome == 0 ? WORD : HsiaoCode.position(syndrome);
    // Where a short word stores nothing, nothing can be wrong.
    boolean noticed = position == HsiaoCode.NONE || position < WORD && position >= length;
    if (noticed && nulls != null) {
      if (replace(residual, region, word, length)) {
        residual.detected(count);
      } else {
        residual.corrected(count);
      }
      return;
    }
    long left = noticed || position >= WORD ? errors : errors ^ 1L << position;
    for (long rest = left; rest != 0; rest &= rest - 1) {
      residual.flip(data.firstBit() + word * WORD + Long.numberOfTrailingZeros(rest));
    }
    if (left == 0) {
      residual.corrected(count);
    } else if (noticed) {
      residual.detected(count);
    } else {
      residual.silent(count);
    }
  }

  private boolean replace(Residual residual, int region, long word, long length) {
    int width = clean.layout().regions().get(region).width();
    long first = word * WORD / width;
    long end = (word * WORD + length + width - 1) / width;
    return residual.replace(region, first, end, nulls.get(region));
  }
}
