package org.bitmargin.models.nn;

import org.bitmargin.api.Model.Phase;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = min(1, max(−1, x)); the gradient passes where |x| ≤ 1. NaN, which only faults in float
 * parameters can produce, becomes −1.
 */
public final class HardTanh implements Layer {
  private static final int ONE = Float.floatToRawIntBits(1f);
  private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private final String name;
  private final Scratch output = new Scratch();
  private final Scratch inputGradient = new Scratch();
  private INDArray input;

  /** An activation layer. */
  public HardTanh(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public INDArray forward(INDArray x, Phase phase) {
    if (phase == Phase.TRAINING) {
      input = x;
    }
    return Blocks.apply(
        x,
        null,
        output.in(phase, x.shape()),
        (values, other, from, n) -> {
          int notANumber = 0;
          for (int i = 0; i < n; i++) {
            int magnitude = Float.floatToRawIntBits(values[i]) & Integer.MAX_VALUE;
            notANumber |= INFINITY - magnitude;
            values[i] = Math.max(-1f, Math.min(1f, values[i]));
          }
          for (int i = 0; notANumber < 0 && i < n; i++) {
            values[i] = Float.isNaN(values[i]) ? -1f : values[i];
          }
        });
  }

  @Override
  public INDArray backward(INDArray upstream, boolean wantInput) {
    return Blocks.apply(
        upstream,
        input,
        inputGradient.of(input.shape()),
        (values, x, from, n) -> {
          for (int i = 0; i < n; i++) {
            // By bits, without a branch: it would be mispredicted all the time.
            int magnitude = Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE;
            int outside = ONE - magnitude >> 31;
            values[i] = Float.intBitsToFloat(Float.floatToRawIntBits(values[i]) & ~outside);
          }
        });
  }
}
