package org.bitmargin.protections.secded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.PackedBits;
import org.bitmargin.protections.words.Addition;
import org.bitmargin.protections.words.NullCodes;
import org.bitmargin.protections.words.StoredLayout;
import org.bitmargin.protections.words.WordMemory;
import org.bitmargin.protections.words.WordProtection;

/**
 * Eight check bits for every 64 bits of a region, whatever codes they belong to.
 *
 * <p>The last word of a region may hold fewer data bits; the others count as 0 and are not stored,
 * the check bits are: storage (bits + 8·⌈bits/64⌉)/bits, 1.125 for whole words.
 *
 * <p>A word of 72 bits fails with more than one error, P = 1 − (1 − p)^72 − 72p(1 − p)^71. The
 * decoder is the real one: two errors are always noticed; three or more may look like one, be
 * noticed, or, from four on, like none.
 */
final class Secded implements WordProtection {
  private static final double CODEC = 0.05;
  private static final Addition CHECK =
      Addition.perWord("secded", HsiaoCode.CHECK_BITS, region -> HsiaoCode.DATA_BITS);

  private final Uncorrectable uncorrectable;

  Secded(Uncorrectable uncorrectable) {
    this.uncorrectable = uncorrectable;
  }

  @Override
  public WordMemory protect(MemoryImage data, List<float[]> values) {
    List<LongToIntFunction> nulls =
        uncorrectable == Uncorrectable.ZERO ? NullCodes.of(data.layout(), values) : null;
    MemoryImage clean = data.copy();
    List<PackedBits> checks = new ArrayList<>();
    for (int r = 0; r < data.layout().regions().size(); r++) {
      checks.add(checks(clean.content(r).words()));
    }
    MemoryLayout stored = StoredLayout.of(data.layout(), CHECK);
    return new SecdedMemory(clean, StoredLayout.image(stored, clean, checks), nulls);
  }

  private static PackedBits checks(long[] words) {
    PackedBits checks = new PackedBits(HsiaoCode.CHECK_BITS, words.length);
    for (int w = 0; w < words.length; w++) {
      checks.set(w, HsiaoCode.check(words[w]));
    }
    return checks;
  }

  @Override
  public Overhead overhead(MemoryLayout data) {
    double storage = StoredLayout.share(StoredLayout.of(data, CHECK), data);
    return new Overhead(storage, CODEC, 0, SecdedFactory.COST);
  }
}
