package org.bitmargin.models.nn;

/**
 * Maxima over 2×2 windows of one plane with stride 2; an odd last row or column is left out. On a
 * tie the first of the window in row order wins.
 */
final class Pooling {
  private final int h;
  private final int w;

  Pooling(int h, int w) {
    this.h = h;
    this.w = w;
  }

  int height() {
    return h / 2;
  }

  int width() {
    return w / 2;
  }

  /** Windows a plane. */
  int size() {
    return height() * width();
  }

  /** Of the plane at {@code from}, to {@code to}. */
  void maxima(float[] plane, int from, float[] max, int to) {
    float[] rows = new float[w];
    for (int y = 0, o = to; y < h / 2; y++) {
      int at = from + 2 * y * w;
      for (int x = 0; x < w; x++) {
        rows[x] = Math.max(plane[at + x], plane[at + w + x]);
      }
      for (int x = 0; x < w / 2; x++) {
        max[o++] = Math.max(rows[2 * x], rows[2 * x + 1]);
      }
    }
  }

  /** As above, and winners[first + window] says which of the four it was. */
  void maxima(float[] plane, int from, float[] max, int to, byte[] winners, int first) {
    for (int y = 0, o = 0; y < h / 2; y++) {
      for (int x = 0; x < w / 2; x++, o++) {
        int at = from + 2 * y * w + 2 * x;
        float a = plane[at];
        float b = plane[at + 1];
        float c = plane[at + w];
        float d = plane[at + w + 1];
        float top = Math.max(a, b);
        float bottom = Math.max(c, d);
        max[to + o] = Math.max(top, bottom);
        // Without branches: which of four numbers is largest cannot be predicted.
        int lower = top >= bottom ? 0 : 1;
        int upperRight = a >= b ? 0 : 1;
        int lowerRight = c >= d ? 0 : 1;
        winners[first + o] = (byte) (2 * lower + upperRight + lower * (lowerRight - upperRight));
      }
    }
  }

  /** The gradient of maxima, into a plane of zeros: that of a window goes to its winner. */
  void spread(float[] up, int from, float[] down, int to, byte[] winners, int first) {
    for (int y = 0, o = 0; y < h / 2; y++) {
      for (int x = 0; x < w / 2; x++, o++) {
        int winner = winners[first + o];
        down[to + (2 * y + (winner >> 1)) * w + 2 * x + (winner & 1)] = up[from + o];
      }
    }
  }
}
