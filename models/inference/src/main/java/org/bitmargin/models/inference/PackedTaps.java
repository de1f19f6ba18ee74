package org.bitmargin.models.inference;

import java.util.Arrays;

/**
 * Convolution of the planes of one image in float, rounding as the layers of models/nn do: taps in
 * the order of the weights, three at a time.
 */
final class PackedTaps {
  private final int k;
  private final int height;
  private final int width;
  private final float[][] taps;
  private final float[] sums;

  PackedTaps(PackedShape image, int k) {
    this.k = k;
    this.height = image.height();
    this.width = image.width();
    this.taps = new float[image.channels() * k * k][image.cells()];
    this.sums = new float[image.cells()];
  }

  /** Takes an image in: the plane of each tap is the image shifted by it, zero outside. */
  void unfold(float[] image) {
    for (int t = 0; t < taps.length; t++) {
      int dy = t % (k * k) / k - k / 2;
      int dx = t % k - k / 2;
      int first = Math.max(0, -dx);
      int length = width - Math.abs(dx);
      int plane = t / (k * k) * sums.length;
      Arrays.fill(taps[t], 0);
      for (int y = Math.max(0, -dy); length > 0 && y < Math.min(height, height - dy); y++) {
        int from = plane + (y + dy) * width + first + dx;
        System.arraycopy(image, from, taps[t], y * width + first, length);
      }
    }
  }

  /** The convolved plane; overwritten by the next call. */
  float[] sum(float[] weights) {
    Arrays.fill(sums, 0);
    int t = 0;
    for (; t + 3 <= taps.length; t += 3) {
      addThree(taps[t], taps[t + 1], taps[t + 2], weights[t], weights[t + 1], weights[t + 2]);
    }
    for (; t < taps.length; t++) {
      add(taps[t], weights[t]);
    }
    return sums;
  }

  private void addThree(float[] a, float[] b, float[] c, float left, float middle, float right) {
    float[] result = sums;
    for (int i = 0; i < result.length; i++) {
      result[i] += left * a[i] + middle * b[i] + right * c[i];
    }
  }

  private void add(float[] a, float weight) {
    float[] result = sums;
    for (int i = 0; i < result.length; i++) {
      result[i] += weight * a[i];
    }
  }
}
