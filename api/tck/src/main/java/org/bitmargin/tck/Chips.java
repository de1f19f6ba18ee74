package org.bitmargin.tck;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.FaultModel;
import org.bitmargin.api.Lifetime;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;

/** Draws chips and counts their flips. */
final class Chips {

  private Chips() {}

  /** A stream of its own for each seed. */
  static RandomGenerator stream(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** The faults of a chip, or those of one access where each access has its own. */
  static FaultMap sample(FaultModel model, MemoryLayout layout, long seed) {
    FaultMap chip = model.sample(layout, stream(seed));
    return model.lifetime() == Lifetime.PER_ACCESS
        ? model.access(chip, layout, stream(~seed))
        : chip;
  }

  /** Flips of each of so many chips. */
  static long[] flipsPerChip(FaultModel model, MemoryImage stored, int chips, double severity) {
    return LongStream.range(0, chips)
        .map(seed -> sample(model, stored.layout(), seed).flips(stored, severity).length)
        .toArray();
  }

  /** Flips of all chips together. */
  static long flips(FaultModel model, MemoryImage stored, int chips, double severity) {
    return LongStream.of(flipsPerChip(model, stored, chips, severity)).sum();
  }

  /** Flips of all chips in each of so many equal stretches of the address space. */
  static long[] flipsByStretch(FaultModel model, MemoryImage stored, int chips, int stretches) {
    long[] counts = new long[stretches];
    double bits = stored.layout().bitCount();
    for (int seed = 0; seed < chips; seed++) {
      for (long site : sample(model, stored.layout(), seed).flips(stored, 1)) {
        counts[(int) (site / bits * stretches)]++;
      }
    }
    return counts;
  }

  /** Flips of all chips at each bit of the codes of a memory of one tensor. */
  static long[] flipsByBit(FaultModel model, MemoryImage stored, int chips) {
    MemoryRegion region = stored.layout().regions().get(0);
    long[] counts = new long[region.width()];
    for (int seed = 0; seed < chips; seed++) {
      for (long site : sample(model, stored.layout(), seed).flips(stored, 1)) {
        counts[region.bitOf(site)]++;
      }
    }
    return counts;
  }

  /** Codes of all chips in a memory of one tensor with at least two flips. */
  static long codesHitTwice(FaultModel model, MemoryImage stored, int chips) {
    MemoryRegion region = stored.layout().regions().get(0);
    long codes = 0;
    for (int seed = 0; seed < chips; seed++) {
      long[] flips = sample(model, stored.layout(), seed).flips(stored, 1);
      for (int i = 1; i < flips.length; i++) {
        boolean same = region.codeOf(flips[i]) == region.codeOf(flips[i - 1]);
        boolean second = i < 2 || region.codeOf(flips[i]) != region.codeOf(flips[i - 2]);
        codes += same && second ? 1 : 0;
      }
    }
    return codes;
  }
}
