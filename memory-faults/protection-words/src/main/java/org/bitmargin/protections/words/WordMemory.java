package org.bitmargin.protections.words;

import org.bitmargin.api.ProtectedMemory;

/**
 * A memory cut into words that are decoded each on its own, so that it matters which word a cell
 * belongs to. Every region is cut from its start; the last word of a region of the data may be
 * short.
 */
public interface WordMemory extends ProtectedMemory {

  /** How many bits of a region of {@link #image()} belong to one word. */
  int wordBits(int region);
}
