package org.bitmargin.models.nn;

import org.bitmargin.models.inference.PlanBuilder;

/**
 * y = min(1, max(−1, x)); the gradient passes where |x| ≤ 1. NaN, which only faults in float
 * parameters can produce, becomes −1.
 */
public final class HardTanh extends Activation {
  private static final int ONE = Float.floatToRawIntBits(1f);
  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  /** An activation layer. */
  public HardTanh(String name) {
    super(name);
  }

  @Override
  public void plan(PlanBuilder plan) {
    plan.hardTanh();
  }

  @Override
  void apply(float[] values, int n) {
    int notANumber = 0;
    for (int i = 0; i < n; i++) {
      int magnitude = Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE;
      notANumber |= INFINITY - magnitude;
      values[i] = Math.max(-1f, Math.min(1f, values[i]));
    }
    for (int i = 0; notANumber < 0 && i < n; i++) {
      values[i] = Float.isNaN(values[i]) ? -1f : values[i];
    }
  }

  @Override
  void mask(float[] gradients, float[] x, int n) {
    for (int i = 0; i < n; i++) {
      // By bits, without a branch: it would be mispredicted all the time.
      int magnitude = Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE;
      int outside = ONE - magnitude >> 31;
      gradients[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradients[i]) & ~outside);
    }
  }
}
