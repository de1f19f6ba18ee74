package org.bitmargin.quantizers.uniform;

import org.bitmargin.api.Quantizer;

/** The quantizer over a fixed range, where a value's code depends on that value alone. */
final class FixedRange implements Quantizer.Pointwise {
  private final Levels levels;
  private final float low;
  private final float high;

  FixedRange(UniformParameters parameters, int steps) {
    this.high = (float) parameters.bound();
    this.low = parameters.scheme() == Scheme.SYMMETRIC ? -high : 0;
    this.levels = new Levels(low, high, steps);
  }

  @Override
  public void quantize(float[] values, int length) {
    levels.quantize(values, length);
  }

  @Override
  public void pseudoGradient(float[] gradients, float[] latents, int length) {
    // Non-negative floats compare like their bits; a branch would be mispredicted all the time.
    int bound = Float.floatToRawIntBits(high);
    int keep = low < 0 ? Integer.MAX_VALUE : -1;
    for (int i = 0; i < length; i++) {
      int bits = Float.floatToRawIntBits(latents[i] + 0f) & keep;
      int outside = (bits | bound - bits) >> 31;
      gradients[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradients[i]) & ~outside);
    }
  }

  @Override
  public boolean passes(float from, float to) {
    return low <= from && to <= high;
  }
}
