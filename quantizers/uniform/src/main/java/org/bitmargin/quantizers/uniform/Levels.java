package org.bitmargin.quantizers.uniform;

/**
 * The equally spaced levels of one range, numbered from 0 to {@code steps}.
 *
 * <p>Level k is (low·(steps − k) + high·k) / steps, worked out in double: both ends are met
 * exactly, and so is 0 in the middle of a symmetric range. In a range of no width every level is
 * that one value, and the middle number is used.
 */
final class Levels {
  private final int steps;
  private final double low;
  private final double scale;
  private final double rounding;
  private final float[] values;

  Levels(float low, float high, int steps) {
    this.steps = steps;
    this.low = low;
    this.scale = high > low ? steps / ((double) high - low) : 0;
    this.rounding = high > low ? 0.5 : steps / 2;
    this.values = new float[Integer.highestOneBit(steps) << 1];
    for (int k = 0; k <= steps; k++) {
      values[k] = value(low, high, steps, k);
    }
  }

  /**
   * The value of a level.
   *
   * @param number 0 to steps; others continue the spacing
   */
  static float value(float low, float high, int steps, int number) {
    double value = ((double) low * (steps - number) + (double) high * number) / steps;
    return (float) value + 0f; // adding 0 makes -0 a 0
  }

  /** The number of the nearest level; halves go up, and what lies outside to the end it is at. */
  int number(float x) {
    // The cast saturates and truncates towards 0; below 0, where that is no floor, the clamp acts.
    return Math.max(0, Math.min(steps, (int) ((x - low) * scale + rounding)));
  }

  /** Replaces values by their nearest levels. */
  void quantize(float[] x, int length) {
    for (int i = 0; i < length; i++) {
      x[i] = values[number(x[i])];
    }
  }

  /** As above, for values none of which is outside the range: a mask costs less than limits. */
  void quantizeInside(float[] x, int length) {
    int mask = values.length - 1;
    for (int i = 0; i < length; i++) {
      x[i] = values[(int) ((x[i] - low) * scale + rounding) & mask];
    }
  }
}
