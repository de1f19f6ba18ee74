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

  /** Sums over k×k windows of a plane, zero outside: first along columns, then along rows. */
  static void overWindows(int[] plane, int from, int h, int w, int k, int[] columns, int[] sums) {
    int reach = k / 2;
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int sum = 0;
        for (int v = Math.max(0, y - reach); v <= Math.min(h - 1, y + reach); v++) {
          sum += plane[from + v * w + x];
        }
        columns[y * w + x] = sum;
      }
    }
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int sum = 0;
        for (int u = Math.max(0, x - reach); u <= Math.min(w - 1, x + reach); u++) {
          sum += columns[y * w + u];
        }
        sums[from + y * w + x] = sum;
      }
    }
  }
}
