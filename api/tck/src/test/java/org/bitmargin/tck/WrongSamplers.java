package org.bitmargin.tck;

import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.bitmargin.api.FaultMap;
import org.bitmargin.api.MemoryLayout;

/** Ways to draw faults that published tools use and that are wrong. */
final class WrongSamplers {

  private WrongSamplers() {}

  /** ⌊p·n⌋ faults, always. */
  static final class FixedCount extends SparseFlips {
    FixedCount(double rate) {
      super(rate);
    }

    @Override
    long[] sites(MemoryLayout layout, RandomGenerator chip) {
      TreeSet<Long> sites = new TreeSet<>();
      while (sites.size() < (long) (rate * layout.bitCount())) {
        sites.add(chip.nextLong(layout.bitCount()));
      }
      return sites.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** At most one flip a value, with a probability of bits × rate. */
  static final class OneAValue extends SparseFlips {
    OneAValue(double rate) {
      super(rate);
    }

    @Override
    long[] sites(MemoryLayout layout, RandomGenerator chip) {
      LongStream.Builder sites = LongStream.builder();
      for (var region : layout.regions()) {
        for (long code = 0; code < region.size() && region.size() < 1e7; code++) {
          if (chip.nextDouble() < region.width() * rate) {
            sites.add(region.firstBit() + code * region.width() + chip.nextInt(region.width()));
          }
        }
      }
      return sites.build().toArray();
    }
  }

  /** Addresses from numbers of 24 bits. */
  static final class FloatAddresses extends SparseFlips {
    FloatAddresses(double rate) {
      super(rate);
    }

    @Override
    long[] sites(MemoryLayout layout, RandomGenerator chip) {
      long bits = layout.bitCount();
      return LongStream.of(super.sites(layout, chip))
          .map(site -> (long) (chip.nextFloat() * (double) bits))
          .sorted()
          .distinct()
          .toArray();
    }
  }

  /** A draw for every bit there is. */
  static final class Exhaustive extends SparseFlips {
    Exhaustive(double rate) {
      super(rate);
    }

    @Override
    long[] sites(MemoryLayout layout, RandomGenerator chip) {
      LongStream.Builder sites = LongStream.builder();
      // The kit interrupts it, so that this test ends.
      for (long i = 0; i < layout.bitCount() && !Thread.currentThread().isInterrupted(); i++) {
        if (chip.nextDouble() < rate) {
          sites.add(i);
        }
      }
      return sites.build().toArray();
    }
  }

  /** Bits at odd addresses never fail, the others twice as often. */
  static final class EvenBits extends SparseFlips {
    EvenBits(double rate) {
      super(rate);
    }

    @Override
    long[] sites(MemoryLayout layout, RandomGenerator chip) {
      return LongStream.of(super.sites(layout, chip)).map(site -> site & ~1L).distinct().toArray();
    }
  }

  /** Random numbers of its own. */
  static final class OwnSeed extends SparseFlips {
    private final long seed;

    OwnSeed(double rate, long seed) {
      super(rate);
      this.seed = seed;
    }

    @Override
    FaultMap sample(MemoryLayout layout, RandomGenerator chip) {
      return super.sample(layout, Chips.stream(seed));
    }
  }
}
