package org.bitmargin.models.nn;

/**
 * The windows of one plane.
 *
 * @param h height of the plane
 * @param w its width
 * @param high height of a window
 * @param wide its width
 * @param padding around the plane, less than a window
 */
record PoolWindows(int h, int w, int high, int wide, int stride, int padding) {

  int pixels() {
    return h * w;
  }

  int rows() {
    return Math.max(0, h + 2 * padding - high) / stride + 1;
  }

  int columns() {
    return Math.max(0, w + 2 * padding - wide) / stride + 1;
  }

  int count() {
    return rows() * columns();
  }

  /** Of the plane at {@code from}, to {@code to}. */
  void maxima(float[] plane, int from, float[] result, int to) {
    float[] tallest = new float[w];
    for (int r = 0, o = to; r < rows(); r++) {
      int top = Math.max(0, r * stride - padding);
      int bottom = Math.min(h, r * stride - padding + high);
      System.arraycopy(plane, from + top * w, tallest, 0, w);
      for (int y = top + 1; y < bottom; y++) {
        int at = from + y * w;
        for (int x = 0; x < w; x++) {
          tallest[x] = Math.max(tallest[x], plane[at + x]);
        }
      }
      for (int c = 0; c < columns(); c++, o++) {
        int left = Math.max(0, c * stride - padding);
        int right = Math.min(w, c * stride - padding + wide);
        float max = tallest[left];
        for (int x = left + 1; x < right; x++) {
          max = Math.max(max, tallest[x]);
        }
        result[o] = max;
      }
    }
  }

  /** As above, and winners[first + window] is the index of its first largest pixel. */
  void maxima(float[] plane, int from, float[] result, int to, int[] winners, int first) {
    float[] tallest = new float[w];
    int[] rowOf = new int[w];
    for (int r = 0, o = 0; r < rows(); r++) {
      int top = Math.max(0, r * stride - padding);
      int bottom = Math.min(h, r * stride - padding + high);
      for (int x = 0; x < w; x++) {
        tallest[x] = plane[from + top * w + x];
        rowOf[x] = top * w;
      }
      for (int y = top + 1; y < bottom; y++) {
        for (int x = 0; x < w; x++) {
          float v = plane[from + y * w + x];
          rowOf[x] = v > tallest[x] ? y * w : rowOf[x];
          tallest[x] = Math.max(tallest[x], v);
        }
      }
      for (int c = 0; c < columns(); c++, o++) {
        int left = Math.max(0, c * stride - padding);
        int right = Math.min(w, c * stride - padding + wide);
        int best = left;
        for (int x = left + 1; x < right; x++) {
          boolean higher = tallest[x] == tallest[best] && rowOf[x] < rowOf[best];
          best = tallest[x] > tallest[best] || higher ? x : best;
        }
        result[to + o] = tallest[best];
        winners[first + o] = rowOf[best] + best;
      }
    }
  }

  void averages(float[] plane, int from, float[] result, int to) {
    float factor = 1f / (high * wide);
    for (int r = 0, o = to; r < rows(); r++) {
      for (int c = 0; c < columns(); c++, o++) {
        float sum = 0;
        for (int y = r * stride; y < r * stride + high; y++) {
          for (int x = c * stride; x < c * stride + wide; x++) {
            sum += plane[from + y * w + x];
          }
        }
        result[o] = sum * factor;
      }
    }
  }

  /** The gradient of averages: each pixel of a window gets its share. */
  void spread(float[] up, int from, float[] down, int to) {
    float factor = 1f / (high * wide);
    for (int r = 0, o = from; r < rows(); r++) {
      for (int c = 0; c < columns(); c++, o++) {
        for (int y = r * stride; y < r * stride + high; y++) {
          for (int x = c * stride; x < c * stride + wide; x++) {
            down[to + y * w + x] += up[o] * factor;
          }
        }
      }
    }
  }
}
