package org.bitmargin.protections.words;

import java.util.function.ToLongFunction;
import org.bitmargin.api.MemoryRegion;

/**
 * What a protection stores beside each region of the data, in a region of its own named {@code
 * data/purpose}.
 *
 * @param purpose e.g. {@code parity}
 * @param width bits a code of the added region for a region of the data
 * @param size number of its codes
 */
public record Addition(
    String purpose, ToLongFunction<MemoryRegion> width, ToLongFunction<MemoryRegion> size) {

  /** Codes of one width, one for each word of so many data bits; a short last word counts. */
  public static Addition perWord(
      String purpose, int width, ToLongFunction<MemoryRegion> bitsOfWord) {
    return new Addition(
        purpose,
        region -> width,
        region -> {
          long bits = bitsOfWord.applyAsLong(region);
          return (region.bitCount() + bits - 1) / bits;
        });
  }
}
