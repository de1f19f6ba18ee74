package org.bitmargin.models.nn;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * The taps of a same-padded convolution on one image: for each (channel, row, column) of the kernel
 * the image shifted by it, zero outside. Small enough to stay in the cache.
 */
final class Taps {
  private final int in;
  private final int h;
  private final int w;
  private final int k;

  Taps(int in, int h, int w, int k) {
    this.in = in;
    this.h = h;
    this.w = w;
    this.k = k;
  }

  /** Number of taps: in·k². */
  int count() {
    return in * k * k;
  }

  /** Shifted planes [count][h·w] of the image that starts at {@code from}. */
  float[][] unfold(FloatBuffer images, int from) {
    float[][] taps = new float[count()][h * w];
    float[] plane = new float[h * w];
    for (int c = 0; c < in; c++) {
      images.get(from + c * plane.length, plane);
      for (int t = 0; t < k * k; t++) {
        shift(plane, taps[c * k * k + t], h, w, t / k - k / 2, t % k - k / 2);
      }
    }
    return taps;
  }

  /** to[y, x] = from[y + dy, x + dx], zero outside. */
  static void shift(float[] from, float[] to, int h, int w, int dy, int dx) {
    Arrays.fill(to, 0);
    int first = Math.max(0, -dx);
    int length = w - Math.abs(dx);
    for (int y = Math.max(0, -dy); length > 0 && y < Math.min(h, h - dy); y++) {
      System.arraycopy(from, (y + dy) * w + first + dx, to, y * w + first, length);
    }
  }

  /** result = Σ weights[first + t]·taps[t]. */
  static void weightedSum(float[][] taps, float[] weights, int first, float[] result) {
    Arrays.fill(result, 0);
    int t = 0;
    for (; t + 3 <= taps.length; t += 3) {
      addThree(taps, t, weights[first + t], weights[first + t + 1], weights[first + t + 2], result);
    }
    for (; t < taps.length; t++) {
      addScaled(result, taps[t], weights[first + t]);
    }
  }

  static void addScaled(float[] result, float[] values, float factor) {
    for (int i = 0; i < result.length; i++) {
      result[i] += factor * values[i];
    }
  }

  /** A row of a 3×3 kernel; with more taps at once the compiler gives up on vectors. */
  private static void addThree(
      float[][] taps, int t, float left, float middle, float right, float[] result) {
    float[] a = taps[t];
    float[] b = taps[t + 1];
    float[] c = taps[t + 2];
    for (int i = 0; i < result.length; i++) {
      result[i] += left * a[i] + middle * b[i] + right * c[i];
    }
  }
}
