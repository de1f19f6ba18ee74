package org.bitmargin.quantizers.uniform;

import java.nio.FloatBuffer;

/**
 * How far the levels of each channel reach, and how that is stored: {min, max} a channel (affine,
 * data), {bound} a channel (symmetric, data) or nothing (fixed, one channel).
 *
 * @param parameters say how to read the numbers
 * @param stored the numbers
 */
record Ranges(UniformParameters parameters, float[] stored) {
  private static final float[] NONE = {};

  /**
   * Takes the ranges from a clean tensor.
   *
   * @throws IllegalArgumentException where they come from the data and a value is not finite
   */
  static Ranges of(UniformParameters parameters, FloatBuffer tensor, Blocks blocks) {
    if (parameters.range() == Range.FIXED) {
      return new Ranges(parameters, NONE);
    }
    Extremes extremes = Extremes.of(tensor, blocks);
    boolean affine = parameters.scheme() == Scheme.AFFINE;
    float[] stored = new float[affine ? 2 * blocks.channels() : blocks.channels()];
    for (int channel = 0; channel < blocks.channels(); channel++) {
      float low = extremes.low()[channel];
      float high = extremes.high()[channel];
      if (affine) {
        stored[2 * channel] = low;
        stored[2 * channel + 1] = high;
      } else {
        stored[channel] = Math.max(-low, high);
      }
    }
    return new Ranges(parameters, stored);
  }

  /** How many channels have a range of their own. */
  int channels() {
    if (parameters.range() == Range.FIXED) {
      return 1;
    }
    return parameters.scheme() == Scheme.AFFINE ? stored.length / 2 : stored.length;
  }

  /** Lower end of a channel's range. */
  float low(int channel) {
    boolean affine = parameters.scheme() == Scheme.AFFINE;
    if (parameters.range() == Range.FIXED) {
      return affine ? 0 : (float) -parameters.bound();
    }
    return affine ? stored[2 * channel] : -stored[channel];
  }

  /** Upper end of a channel's range. */
  float high(int channel) {
    if (parameters.range() == Range.FIXED) {
      return (float) parameters.bound();
    }
    return parameters.scheme() == Scheme.AFFINE ? stored[2 * channel + 1] : stored[channel];
  }
}
