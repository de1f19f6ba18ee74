package org.bitmargin.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bitmargin.api.MemoryGeometry;
import org.bitmargin.api.MemoryImage;
import org.bitmargin.api.MemoryLayout;
import org.bitmargin.api.MemoryRegion;
import org.bitmargin.api.PackedBits;

/**
 * Data to be protected and what their codes read.
 *
 * @param name what is special about them
 */
record ProtectionSample(String name, MemoryImage data, List<float[]> values) {
  private static final int WIDEST_TABLE = 16;
  private static final float STEP = 0.125f;

  /** All of them. */
  static List<ProtectionSample> all() {
    List<ProtectionSample> samples = new ArrayList<>();
    samples.add(of("widths of all sorts", Memories.mixedWidths()));
    samples.add(of("several bits a code", severalBits()));
    samples.add(of("no tensor", MemoryLayout.builder().build()));
    samples.add(of("empty tensor", MemoryLayout.of(8, 0)));
    for (int width : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 32}) {
      for (int size : new int[] {1, 65, 331}) {
        samples.add(of(size + " codes of " + width + " bits", MemoryLayout.of(width, size)));
      }
    }
    MemoryLayout channels = MemoryLayout.of(4, 60);
    List<float[]> ofChannels = List.of(table(4, 3));
    samples.add(new ProtectionSample("three channels", Memories.random(channels), ofChannels));
    return samples;
  }

  /** Random codes and, where 32 bits wide, random floats, laid out so. */
  static ProtectionSample of(String name, MemoryLayout layout) {
    List<float[]> values = new ArrayList<>();
    for (MemoryRegion region : layout.regions()) {
      values.add(region.width() > WIDEST_TABLE ? null : table(region.width(), 1));
    }
    MemoryImage data = Memories.random(layout);
    for (int r = 0; r < layout.regions().size(); r++) {
      if (layout.regions().get(r).width() == Float.SIZE) {
        fillWithNumbers(data.content(r));
      }
    }
    return new ProtectionSample(name, data, Collections.unmodifiableList(values));
  }

  /** Of random bits some are no numbers, which no tensor holds. */
  private static void fillWithNumbers(PackedBits floats) {
    var random = Chips.stream(floats.size());
    for (long i = 0; i < floats.size(); i++) {
      floats.set(i, Float.floatToRawIntBits((float) random.nextGaussian()));
    }
  }

  private static MemoryLayout severalBits() {
    return MemoryLayout.builder()
        .geometry(new MemoryGeometry(2, 16, 64, 32, MemoryGeometry.Mapping.INTERLEAVED))
        .add("two", 2, 500)
        .add("eight", 8, 203)
        .add("none", 4, 0)
        .add("three", 3, 333)
        .add("thirteen", 13, 77)
        .add("float", 32, 41)
        .build();
  }

  /** Evenly spaced values, 0 away from the middle, steps of their own for each channel. */
  private static float[] table(int width, int channels) {
    if (width == 1) {
      return new float[] {-1, 1};
    }
    int codes = 1 << width;
    float[] values = new float[codes * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = STEP * (1 + i / codes) * (i % codes - (3 + i / codes) * codes / 8);
    }
    return values;
  }

  MemoryLayout layout() {
    return data.layout();
  }

  /** The same, to be changed. */
  ProtectionSample copy() {
    List<float[]> copies = new ArrayList<>();
    values.forEach(table -> copies.add(table == null ? null : table.clone()));
    return new ProtectionSample(name, data.copy(), copies);
  }

  /** Bits that read wrong with probability p each. */
  static long[] faults(MemoryImage stored, double p, long seed) {
    var random = Chips.stream(seed);
    return IntStream.range(0, (int) stored.layout().bitCount())
        .filter(bit -> random.nextDouble() < p)
        .asLongStream()
        .toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
