package org.bitmargin.protections.interleave;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.ProtectedMemory;
import org.bitmargin.api.Protection;
import org.bitmargin.api.Reference;
import org.bitmargin.protections.words.WordMemory;
import org.bitmargin.protections.words.WordProtection;

/**
 * Stores what an inner protection stores, each region's bits in another order ({@link Spread}).
 *
 * <p>Neighbours are cells of consecutive addresses, as in a row-major memory. A fault model that
 * asks which bit of a code an address is (a rate per bit) is told the cell's place in the region,
 * not the bit's: it does not go with interleaving.
 */
final class Interleaving implements Protection {
  private final WordProtection inner;
  private final int depth;

  Interleaving(InterleavingParameters parameters) {
    this.inner = parameters.inner().create();
    this.depth = parameters.depth();
  }

  @Override
  public ProtectedMemory protect(MemoryImage data, List<float[]> values) {
    WordMemory words = inner.protect(data, values);
    MemoryLayout stored = words.image().layout();
    List<Spread> spreads = new ArrayList<>();
    List<PackedBits> contents = new ArrayList<>();
    for (int r = 0; r < stored.regions().size(); r++) {
      MemoryRegion region = stored.regions().get(r);
      Spread spread = new Spread(region.bitCount(), words.wordBits(r), depth);
      spreads.add(spread);
      contents.add(spread.reorder(words.image().content(r)));
    }
    return new InterleavedMemory(words, new MemoryImage(stored, contents), spreads);
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    Overhead of = inner.overhead(data);
    Reference source =
        new Reference(
            InterleavingFactory.COST + of.source().citation(),
            of.source().link(),
            Reference.Standing.ASSUMED);
    return new Overhead(of.storage(), of.access(), of.robust(), source);
  }
}
