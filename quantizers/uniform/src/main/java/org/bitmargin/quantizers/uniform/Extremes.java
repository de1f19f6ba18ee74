package org.bitmargin.quantizers.uniform;

import java.nio.FloatBuffer;

/**
 * The least and the greatest value of each channel, 0 and 0 where a channel is empty.
 *
 * @param low one a channel
 * @param high one a channel
 */
record Extremes(float[] low, float[] high) {

  /**
   * Scans a tensor.
   *
   * @throws IllegalArgumentException where a value is NaN or infinite
   */
  static Extremes of(FloatBuffer tensor, Blocks blocks) {
    float[] lows = new float[blocks.count()];
    float[] highs = new float[blocks.count()];
    blocks.forEach(
        tensor, (block, channel, from, values, length) -> scan(values, length, block, lows, highs));
    return merge(lows, highs, blocks);
  }

  // Math.min and Math.max hand NaN on, and the compiler turns them into vector instructions.
  private static void scan(float[] values, int length, int block, float[] lows, float[] highs) {
    float low = values[0];
    float high = values[0];
    for (int i = 0; i < length; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    lows[block] = low;
    highs[block] = high;
  }

  private static Extremes merge(float[] lows, float[] highs, Blocks blocks) {
    float[] low = new float[blocks.channels()];
    float[] high = new float[blocks.channels()];
    for (int block = 0; block < lows.length; block++) {
      int channel = block / blocks.perChannel();
      boolean first = block % blocks.perChannel() == 0;
      low[channel] = first ? lows[block] : Math.min(low[channel], lows[block]);
      high[channel] = first ? highs[block] : Math.max(high[channel], highs[block]);
    }
    for (int channel = 0; channel < low.length; channel++) {
      requireFinite(Float.isFinite(low[channel]) && Float.isFinite(high[channel]));
    }
    return new Extremes(low, high);
  }

  /** Whether no value is NaN or infinite. */
  static boolean finite(float[] values, int length) {
    for (int i = 0; i < length; i++) {
      if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  static void requireFinite(boolean finite) {
    if (!finite) {
      throw new IllegalArgumentException(
          "cannot quantize a tensor with NaN or infinite values: every value must be finite");
    }
  }
}
