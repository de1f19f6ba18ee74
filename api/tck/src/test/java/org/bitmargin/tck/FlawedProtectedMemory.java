package org.bitmargin.tck;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.ProtectedMemory;

/** Three copies of some data, right but for one flaw. */
final class FlawedProtectedMemory implements ProtectedMemory {
  private final ProtectionFlaw flaw;
  private final MemoryLayout data;
  private final MemoryImage image;
  private long remembered;
  private long[] buffer = {};

  FlawedProtectedMemory(ProtectionFlaw flaw, MemoryLayout data, MemoryImage image) {
    this.flaw = flaw;
    this.data = data;
    this.image = image;
  }

  @Override
  public MemoryImage image() {
    return image;
  }

  @Override
  public Correction decode(long[] given) {
    long[] flips = given;
    if (flaw == ProtectionFlaw.ONE_BUFFER) {
      buffer = given;
      Thread.yield();
      flips = buffer;
    }
    if (flaw == ProtectionFlaw.EVERY_BIT_VISITED) {
      visitEveryBit();
    }
    TreeMap<Long, Integer> wrong = new TreeMap<>();
    for (long flip : flips) {
      wrong.merge(flip % data.bitCount(), 1, Integer::sum);
    }
    LongStream.Builder left = LongStream.builder();
    long corrected = 0;
    long silent = 0;
    for (var entry : wrong.entrySet()) {
      int copies = entry.getValue();
      if (copies > 1 || firstCopyRead(entry.getKey(), flips)) {
        left.add(residual(entry.getKey()));
        silent += flaw == ProtectionFlaw.SILENT_COUNTED_ONCE ? 1 : copies;
      } else {
        corrected += flaw == ProtectionFlaw.CORRECTED_NOT_COUNTED ? 0 : copies;
      }
    }
    if (flaw == ProtectionFlaw.SILENT_AS_CORRECTED) {
      corrected += silent;
      silent = 0;
    }
    if (flaw == ProtectionFlaw.FAULTS_CHANGED && given.length > 0) {
      given[0] = 0;
      given[given.length - 1] = 1;
    }
    return new Correction(spoiled(left.build().toArray(), flips), corrected, 0, silent);
  }

  private long residual(long bit) {
    return flaw == ProtectionFlaw.FIRST_COPY_READ_ELSEWHERE ? (bit + 1) % data.bitCount() : bit;
  }

  private boolean firstCopyRead(long bit, long[] flips) {
    return (flaw == ProtectionFlaw.FIRST_COPY_READ
            || flaw == ProtectionFlaw.FIRST_COPY_READ_ELSEWHERE)
        && flips.length == 1
        && flips[0] == bit;
  }

  private void visitEveryBit() {
    long ones = 0;
    // The kit interrupts it, so that this test ends.
    for (long bit = 0; bit < data.bitCount() && !Thread.currentThread().isInterrupted(); bit++) {
      ones += image.bit(bit) ? 1 : 0;
    }
    remembered = ones;
  }

  private long[] spoiled(long[] left, long[] flips) {
    return switch (flaw) {
      case CLEAN_DATA_CHANGED -> flips.length > 0 || data.bitCount() == 0 ? left : new long[] {0};
      case COPIES_LEFT ->
          LongStream.concat(
                  LongStream.of(left),
                  LongStream.of(flips).filter(flip -> flip >= 2 * data.bitCount()))
              .toArray();
      case DESCENDING -> LongStream.of(left).map(x -> -x).sorted().map(x -> -x).toArray();
      case NEIGHBOUR_HIT ->
          flips.length > 100 && flips[0] > 0 && (left.length == 0 || left[0] > 0)
              ? LongStream.concat(LongStream.of(0), LongStream.of(left)).toArray()
              : left;
      case FAULTS_REMEMBERED -> {
        long last = remembered;
        remembered = left.length > 0 ? left[0] : 0;
        yield left.length > 1 && last == left[0] ? Arrays.copyOfRange(left, 1, left.length) : left;
      }
      default -> left;
    };
  }
}
