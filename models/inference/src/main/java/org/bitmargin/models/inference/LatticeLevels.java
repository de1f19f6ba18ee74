package org.bitmargin.models.inference;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bitmargin.api.PackedBits;
import org.bitmargin.api.QuantizedTensor;
import org.bitmargin.api.Quantizer;
import org.bitmargin.api.Tensors;
import org.bytedeco.dnnl.memory;

/**
 * Levels of an activation that are whole multiples of a step: x = step·n, lowest ≤ n ≤ highest, and
 * rounded to the nearest. All fit signed or all fit unsigned bytes, and 0 is among them: it pads.
 */
record LatticeLevels(int lowest, int highest, double step) {
  private static final double TOLERANCE = 1e-4;

  /** What a quantizer rounds to, found by trying it; empty where that is no such lattice. */
  static Optional<LatticeLevels> of(Quantizer quantizer) {
    if (quantizer.bits() > 8
        || quantizer.encode(Tensors.of(new float[] {-1, 1}, 2)).ranges().length > 0) {
      return Optional.empty();
    }
    float[] levels = levels(quantizer);
    if (levels.length < 2) {
      return Optional.empty();
    }
    double step = ((double) levels[levels.length - 1] - levels[0]) / (levels.length - 1);
    int lowest = (int) Math.rint(levels[0] / step);
    var lattice = new LatticeLevels(lowest, lowest + levels.length - 1, step);
    return lattice.fitsBytes() && lattice.has(levels) && lattice.isNearestIn(quantizer)
        ? Optional.of(lattice)
        : Optional.empty();
  }

  /** Values of codes that are rounded to themselves, ascending. */
  private static float[] levels(Quantizer quantizer) {
    int codes = 1 << quantizer.bits();
    PackedBits all = new PackedBits(quantizer.bits(), codes);
    IntStream.range(0, codes).forEach(c -> all.set(c, c));
    QuantizedTensor stored = new QuantizedTensor(new long[] {codes}, all, new float[0]);
    float[] values = Tensors.toArray(quantizer.decode(stored));
    float[] rounded = Tensors.toArray(quantizer.quantize(Tensors.of(values, codes)));
    double[] kept =
        IntStream.range(0, codes)
            .filter(c -> values[c] == rounded[c])
            .mapToDouble(c -> values[c])
            .distinct()
            .sorted()
            .toArray();
    float[] levels = new float[kept.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) kept[i];
    }
    return levels;
  }

  private boolean fitsBytes() {
    return lowest <= 0 && highest >= 0 && (signed() ? highest < 128 : highest < 256);
  }

  private boolean has(float[] levels) {
    return IntStream.range(0, levels.length)
        .allMatch(i -> Math.abs(levels[i] - step * (lowest + i)) <= TOLERANCE * step);
  }

  /** Tries values on both sides of every middle between two levels, and beyond the ends. */
  private boolean isNearestIn(Quantizer quantizer) {
    int between = highest - lowest;
    float[] probes = new float[2 * between + 2];
    int[] expected = new int[probes.length];
    for (int i = 0; i < between; i++) {
      probes[2 * i] = (float) (step * (lowest + i + 0.5 - TOLERANCE));
      probes[2 * i + 1] = (float) (step * (lowest + i + 0.5 + TOLERANCE));
      expected[2 * i] = lowest + i;
      expected[2 * i + 1] = lowest + i + 1;
    }
    probes[2 * between] = (float) (step * (lowest - 9.4));
    probes[2 * between + 1] = (float) (step * (highest + 9.4));
    expected[2 * between] = lowest;
    expected[2 * between + 1] = highest;
    float[] rounded = Tensors.toArray(quantizer.quantize(Tensors.of(probes, probes.length)));
    int[] numbers = new int[rounded.length];
    Arrays.setAll(numbers, i -> (int) Math.rint(rounded[i] / step));
    return Arrays.equals(numbers, expected);
  }

  private boolean signed() {
    return lowest < 0;
  }

  /** The type of byte the numbers are stored in. */
  memory.data_type type() {
    return signed() ? memory.data_type.s8 : memory.data_type.u8;
  }

  /** What to subtract from a byte read as unsigned with its top bit turned over where signed. */
  int bias() {
    return signed() ? 128 : 0;
  }
}
