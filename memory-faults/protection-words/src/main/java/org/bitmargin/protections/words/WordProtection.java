package org.bitmargin.protections.words;

import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.Protection;

/** A protection word by word. */
public interface WordProtection extends Protection {

  @Override
  WordMemory protect(MemoryImage data, List<float[]> values);
}
