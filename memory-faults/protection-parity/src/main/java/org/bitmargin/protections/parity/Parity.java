package org.bitmargin.protections.parity;

import java.util.ArrayList;
import java.util.List;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;
import org.bitmargin.protections.words.Addition;
import org.bitmargin.protections.words.NullCodes;
import org.bitmargin.protections.words.StoredLayout;
import org.bitmargin.protections.words.WordMemory;
import org.bitmargin.protections.words.WordProtection;

/**
 * Even parity over groups of whole codes, and nulling.
 *
 * <p>A group of g codes of b bits has one parity bit. An odd number of errors among its n = g·b + 1
 * bits shows and all its codes are read as 0: P = (1 − (1 − 2p)^n)/2. An even number, at least 2,
 * does not: P = (1 + (1 − 2p)^n)/2 − (1 − p)^n. At p = 1 % and n = 9 these are 8.3 % and .34 %. A
 * wrong parity bit nulls codes that were right.
 *
 * <p>Nulling needs a code near 0. Codes of one bit have none and are refused; floats are nulled to
 * 0.0, all bits 0. M. Qin, C. Sun and D. Vucinic call it weight nulling (2018).
 */
final class Parity implements WordProtection {
  private static final double ENCODER = 0.01;

  private final int groupBits;
  private final Addition check;

  Parity(int groupBits) {
    this.groupBits = groupBits;
    this.check = Addition.perWord("parity", 1, this::bitsOfGroup);
  }

  int bitsOfGroup(MemoryRegion region) {
    return Math.max(1, groupBits / region.width()) * region.width();
  }

  @Override
  public WordMemory protect(MemoryImage data, List<float[]> values) {
    var nulls = NullCodes.of(data.layout(), values);
    MemoryImage clean = data.copy();
    List<PackedBits> parities = new ArrayList<>();
    for (int r = 0; r < data.layout().regions().size(); r++) {
      parities.add(
          parities(
              clean.content(r),
              bitsOfGroup(data.layout().regions().get(r)) / clean.content(r).width()));
    }
    MemoryLayout stored = StoredLayout.of(data.layout(), check);
    return new ParityMemory(this, clean, StoredLayout.image(stored, clean, parities), nulls);
  }

  private static PackedBits parities(PackedBits codes, int ofGroup) {
    PackedBits parities = new PackedBits(1, (codes.size() + ofGroup - 1) / ofGroup);
    for (long i = 0; i < codes.size(); i++) {
      if ((Integer.bitCount(codes.get(i)) & 1) != 0) {
        parities.flip(i / ofGroup);
      }
    }
    return parities;
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    double storage = StoredLayout.share(StoredLayout.of(data, check), data);
    return new Overhead(storage, ENCODER, 0, ParityFactory.COST);
  }
}
