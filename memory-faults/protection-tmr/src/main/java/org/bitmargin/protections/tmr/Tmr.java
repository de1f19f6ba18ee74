package org.bitmargin.protections.tmr;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.bitmargin.protections.words.Addition;
import org.bitmargin.protections.words.StoredLayout;

/**
 * Three copies. A bit reads wrong where two or three of its copies do: 3p²(1 − p) + p³ = 3p² − 2p³.
 *
 * <p>The copies lie apart, all second ones after all first ones, so that one burst hits one copy.
 */
final class Tmr implements Protection {
  private static final double VOTER = 0.01;

  private static MemoryLayout stored(MemoryLayout data) {
    return StoredLayout.of(data, copy("copy2"), copy("copy3"));
  }

  private static Addition copy(String purpose) {
    return new Addition(purpose, region -> region.width(), region -> region.size());
  }

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    MemoryImage clean = data.copy();
    List<PackedBits> copies = new ArrayList<>();
    for (int copy = 0; copy < 2; copy++) {
      for (int r = 0; r < data.layout().regions().size(); r++) {
        copies.add(data.content(r).copy());
      }
    }
    return new TmrMemory(clean, StoredLayout.image(stored(data.layout()), clean, copies));
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    return new Overhead(StoredLayout.share(stored(data), data), VOTER, 0, TmrFactory.COST);
  }
}
