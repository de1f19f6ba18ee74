package org.bitmargin.protections.clip;

import java.util.Arrays;
import org.bitmargin.api.PackedBits;

/** Clips floats; what is no number reads 0, or the bound nearest 0. */
final class FloatClip implements Clip {
  private final float low;
  private final float high;

  FloatClip(PackedBits clean, RangeClipParameters quantiles) {
    float[] sorted = new float[Math.toIntExact(clean.size())];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Float.intBitsToFloat(clean.get(i));
    }
    Arrays.sort(sorted);
    int numbers = sorted.length;
    while (numbers > 0 && Float.isNaN(sorted[numbers - 1])) {
      numbers--;
    }
    if (numbers == 0) {
      throw new IllegalArgumentException("a tensor without a single number has no range");
    }
    low = sorted[(int) Clip.lowRank(quantiles, numbers)];
    high = sorted[(int) Clip.highRank(quantiles, numbers)];
  }

  @Override
  public int read(long index, int code) {
    float value = Float.intBitsToFloat(code);
    if (value >= low && value <= high) {
      return code;
    }
    float target = Float.isNaN(value) ? 0 : value;
    return Float.floatToRawIntBits(Math.min(Math.max(target, low), high));
  }
}
