package org.bitmargin.protections.parity;

import java.util.List;
import java.util.function.LongToIntFunction;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.protections.words.FaultyWords;
import org.bitmargin.protections.words.Residual;
import org.bitmargin.protections.words.WordMemory;

/** Codes and the parities of their groups. */
record ParityMemory(
    Parity parity, MemoryImage clean, MemoryImage image, List<LongToIntFunction> nulls)
    implements WordMemory {

  @Override
  public int wordBits(int region) {
    List<MemoryRegion> data = clean.layout().regions();
    return region < data.size() ? parity.bitsOfGroup(data.get(region)) : 1;
  }

  @Override
  public Correction decode(long[] flips) {
    Residual residual = new Residual(clean, flips.length);
    FaultyWords.visit(
        this,
        flips,
        (region, group, faults) -> {
          if (faults.count() % 2 == 0) {
            residual.flips(flips, faults.data(), faults.dataEnd());
            residual.silent(faults.count());
          } else if (nullGroup(residual, region, group)) {
            residual.detected(faults.count());
          } else {
            residual.corrected(faults.count());
          }
        });
    return residual.toCorrection();
  }

  private boolean nullGroup(Residual residual, int region, long group) {
    MemoryRegion r = clean.layout().regions().get(region);
    long codes = wordBits(region) / r.width();
    long first = group * codes;
    return residual.replace(region, first, Math.min(first + codes, r.size()), nulls.get(region));
  }
}
