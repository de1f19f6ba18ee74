package org.bitmargin.models.inference;

/**
 * Sums of the numbers n a product reads: Σ w·x = step·Σ c·n + origin·Σ n, and the second sum is the
 * same for every output channel.
 */
final class LatticeSums {
  private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
  private static final long EVERY_BYTE = 0x0101010101010101L;
  // Four lanes of 16 bits hold this many words of eight bytes.
  private static final int LANES_HOLD = 128;

  private LatticeSums() {}

  /**
   * Sums of equally long rows of bytes.
   *
   * @param words the bytes, eight a word
   * @param row bytes a row
   * @param bias 128 where bytes are signed, 0 where not
   */
  static void ofRows(long[] words, int row, int bias, int[] sums) {
    long flip = bias * EVERY_BYTE;
    for (int r = 0; r < sums.length; r++) {
      int from = r * row;
      sums[r] =
          row % Long.BYTES == 0
              ? ofWords(words, from / Long.BYTES, row / Long.BYTES, flip)
              : ofBytes(words, from, row, flip);
      sums[r] -= bias * row;
    }
  }

  private static int ofWords(long[] words, int from, int count, long flip) {
    int sum = 0;
    for (int start = from; start < from + count; start += LANES_HOLD) {
      long lanes = 0;
      int end = Math.min(from + count, start + LANES_HOLD);
      for (int i = start; i < end; i++) {
        long word = words[i] ^ flip;
        lanes += (word & EVEN_BYTES) + (word >>> Byte.SIZE & EVEN_BYTES);
      }
      sum += (int) ((lanes & 0xFFFF) + (lanes >>> 16 & 0xFFFF));
      sum += (int) ((lanes >>> 32 & 0xFFFF) + (lanes >>> 48));
    }
    return sum;
  }

  private static int ofBytes(long[] words, int from, int count, long flip) {
    int sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (int) ((words[i >> 3] ^ flip) >>> (i & 7) * Byte.SIZE & 0xFF);
    }
    return sum;
  }

  /** Sums over k×k windows of planes of one size, zero outside. */
  static final class Windows {
    private final int h;
    private final int w;
    private final int k;
    private final int stride;
    private final int[] padded;
    private final int[] rows;
    private final int[] sums;

    Windows(int h, int w, int k) {
      this.h = h;
      this.w = w;
      this.k = k;
      this.stride = w + k - 1;
      // A window's corner is its upper left one; the last ones reach past the end.
      this.padded = new int[stride * (h + k)];
      this.rows = new int[padded.length];
      this.sums = new int[padded.length];
    }

    /** Both planes start at {@code from}. */
    void sum(int[] plane, int from, int[] result) {
      int corner = k / 2 * stride + k / 2;
      for (int y = 0; y < h; y++) {
        System.arraycopy(plane, from + y * w, padded, corner + y * stride, w);
      }
      addShifted(padded, 1, k, rows);
      addShifted(rows, stride, k, sums);
      for (int y = 0; y < h; y++) {
        System.arraycopy(sums, y * stride, result, from + y * w, w);
      }
    }

    private static void addShifted(int[] values, int step, int count, int[] sums) {
      int n = values.length - (count - 1) * step;
      System.arraycopy(values, 0, sums, 0, n);
      for (int t = step; t < count * step; t += step) {
        for (int i = 0; i < n; i++) {
          sums[i] += values[i + t];
        }
      }
    }
  }
}
