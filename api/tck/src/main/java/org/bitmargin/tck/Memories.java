package org.bitmargin.tck;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;

/** Memories with known contents. */
final class Memories {

  private Memories() {}

  /** A memory of several tensors of odd widths and sizes, an empty one among them. */
  static MemoryLayout mixedWidths() {
    return MemoryLayout.builder()
        .add("one", 1, 1000)
        .add("eight", 8, 203)
        .add("none", 4, 0)
        .add("three", 3, 333)
        .add("thirteen", 13, 77)
        .add("float", 32, 41)
        .build();
  }

  /** Every stored bit 0. */
  static MemoryImage zeros(MemoryLayout layout) {
    return filled(layout, i -> 0);
  }

  /** Every stored bit 1. */
  static MemoryImage ones(MemoryLayout layout) {
    return filled(layout, i -> -1);
  }

  /** About half of the bits 1. */
  static MemoryImage random(MemoryLayout layout) {
    SplittableRandom random = new SplittableRandom(2024);
    return filled(layout, i -> random.nextInt());
  }

  private static MemoryImage filled(MemoryLayout layout, LongUnaryOperator code) {
    List<PackedBits> contents =
        layout.regions().stream().map(region -> fill(region, code)).toList();
    return new MemoryImage(layout, contents);
  }

  private static PackedBits fill(MemoryRegion region, LongUnaryOperator code) {
    PackedBits codes = new PackedBits(region.width(), region.size());
    for (long i = 0; i < region.size(); i++) {
      codes.set(i, (int) code.applyAsLong(i));
    }
    return codes;
  }

  /** How many stored bits have this value. */
  static long count(MemoryImage image, boolean one) {
    long ones = 0;
    for (int region = 0; region < image.layout().regions().size(); region++) {
      for (long word : image.content(region).words()) {
        ones += Long.bitCount(word);
      }
    }
    return one ? ones : image.layout().bitCount() - ones;
  }
}
