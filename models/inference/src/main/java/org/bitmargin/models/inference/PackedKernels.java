package org.bitmargin.models.inference;

/**
 * The loops that binary inference spends its time in: counting mismatches of signs.
 *
 * <p>They are written for the vectorizer of the HotSpot compiler, which makes VPOPCNTD of {@link
 * Integer#bitCount} where the processor has it (measured with JDK 17; it leaves Long.bitCount
 * alone). What it wants: int arrays, all read at the same index (an offset that is not a constant
 * defeats it), from zero on (from another index on they take a fifth longer); at least four xors a
 * loop, which raise the size up to which it unrolls; no two operations of the same kind on one
 * value, which it confuses. Loops should run over some thousand elements, since about sixteen at
 * their ends are not vectorized and cost as much as 250 others.
 *
 * <p>Rows are read six at a time for two sums at once: loads are the bottleneck, and two sums share
 * them.
 */
final class PackedKernels {
  /** Rows come in multiples of this; unused ones are zero, as are the words they meet. */
  static final int ROWS = 6;

  private PackedKernels() {}

  /** n rounded up to a multiple of {@link #ROWS}. */
  static int padded(int n) {
    return (n + ROWS - 1) / ROWS * ROWS;
  }

  /**
   * For i of [0, to): sumA[i] = startA + Σ over six rows r, the first being {@code row}, of the
   * number of bits in which rows[r][i] and a[at + r − row] differ; the same for sumB and b.
   */
  static void set(
      int[][] rows,
      int row,
      int[] a,
      int[] b,
      int at,
      int startA,
      int startB,
      int[] sumA,
      int[] sumB,
      int to) {
    int[] row0 = rows[row];
    int[] row1 = rows[row + 1];
    int[] row2 = rows[row + 2];
    int[] row3 = rows[row + 3];
    int[] row4 = rows[row + 4];
    int[] row5 = rows[row + 5];
    int a0 = a[at];
    int a1 = a[at + 1];
    int a2 = a[at + 2];
    int a3 = a[at + 3];
    int a4 = a[at + 4];
    int a5 = a[at + 5];
    int b0 = a0 ^ b[at];
    int b1 = a1 ^ b[at + 1];
    int b2 = a2 ^ b[at + 2];
    int b3 = a3 ^ b[at + 3];
    int b4 = a4 ^ b[at + 4];
    int b5 = a5 ^ b[at + 5];
    for (int i = 0; i < to; i++) {
      int x0 = row0[i] ^ a0;
      int x1 = row1[i] ^ a1;
      int x2 = row2[i] ^ a2;
      int x3 = row3[i] ^ a3;
      int x4 = row4[i] ^ a4;
      int x5 = row5[i] ^ a5;
      sumA[i] = startA + ones(x0, x1, x2, x3, x4, x5);
      sumB[i] = startB + ones(x0 ^ b0, x1 ^ b1, x2 ^ b2, x3 ^ b3, x4 ^ b4, x5 ^ b5);
    }
  }

  /** As {@link #set}, but adds to what is there. */
  static void add(int[][] rows, int row, int[] a, int[] b, int at, int[] sumA, int[] sumB, int to) {
    int[] row0 = rows[row];
    int[] row1 = rows[row + 1];
    int[] row2 = rows[row + 2];
    int[] row3 = rows[row + 3];
    int[] row4 = rows[row + 4];
    int[] row5 = rows[row + 5];
    int a0 = a[at];
    int a1 = a[at + 1];
    int a2 = a[at + 2];
    int a3 = a[at + 3];
    int a4 = a[at + 4];
    int a5 = a[at + 5];
    int b0 = a0 ^ b[at];
    int b1 = a1 ^ b[at + 1];
    int b2 = a2 ^ b[at + 2];
    int b3 = a3 ^ b[at + 3];
    int b4 = a4 ^ b[at + 4];
    int b5 = a5 ^ b[at + 5];
    for (int i = 0; i < to; i++) {
      int x0 = row0[i] ^ a0;
      int x1 = row1[i] ^ a1;
      int x2 = row2[i] ^ a2;
      int x3 = row3[i] ^ a3;
      int x4 = row4[i] ^ a4;
      int x5 = row5[i] ^ a5;
      sumA[i] += ones(x0, x1, x2, x3, x4, x5);
      sumB[i] += ones(x0 ^ b0, x1 ^ b1, x2 ^ b2, x3 ^ b3, x4 ^ b4, x5 ^ b5);
    }
  }

  /** As {@link #add}, for three rows from the first on. */
  static void addThree(int[][] rows, int[] a, int[] b, int[] sumA, int[] sumB, int to) {
    int[] row0 = rows[0];
    int[] row1 = rows[1];
    int[] row2 = rows[2];
    int a0 = a[0];
    int a1 = a[1];
    int a2 = a[2];
    int b0 = a0 ^ b[0];
    int b1 = a1 ^ b[1];
    int b2 = a2 ^ b[2];
    for (int i = 0; i < to; i++) {
      int x0 = row0[i] ^ a0;
      int x1 = row1[i] ^ a1;
      int x2 = row2[i] ^ a2;
      sumA[i] += Integer.bitCount(x0) + Integer.bitCount(x1) + Integer.bitCount(x2);
      sumB[i] += Integer.bitCount(x0 ^ b0) + Integer.bitCount(x1 ^ b1) + Integer.bitCount(x2 ^ b2);
    }
  }

  /**
   * As {@link #add}, but does not store the sums: where they end below zero it turns over bit
   * {@code bit} of words[i] for sumA, the next bit for sumB.
   */
  static void mark(
      int[][] rows,
      int row,
      int[] a,
      int[] b,
      int at,
      int[] sumA,
      int[] sumB,
      int bit,
      int[] words,
      int to) {
    int[] row0 = rows[row];
    int[] row1 = rows[row + 1];
    int[] row2 = rows[row + 2];
    int[] row3 = rows[row + 3];
    int[] row4 = rows[row + 4];
    int[] row5 = rows[row + 5];
    int a0 = a[at];
    int a1 = a[at + 1];
    int a2 = a[at + 2];
    int a3 = a[at + 3];
    int a4 = a[at + 4];
    int a5 = a[at + 5];
    int b0 = a0 ^ b[at];
    int b1 = a1 ^ b[at + 1];
    int b2 = a2 ^ b[at + 2];
    int b3 = a3 ^ b[at + 3];
    int b4 = a4 ^ b[at + 4];
    int b5 = a5 ^ b[at + 5];
    for (int i = 0; i < to; i++) {
      int x0 = row0[i] ^ a0;
      int x1 = row1[i] ^ a1;
      int x2 = row2[i] ^ a2;
      int x3 = row3[i] ^ a3;
      int x4 = row4[i] ^ a4;
      int x5 = row5[i] ^ a5;
      int endA = sumA[i] + ones(x0, x1, x2, x3, x4, x5);
      int endB = sumB[i] + ones(x0 ^ b0, x1 ^ b1, x2 ^ b2, x3 ^ b3, x4 ^ b4, x5 ^ b5);
      words[i] ^= (endA >>> 31 | endB >>> 31 << 1) << bit;
    }
  }

  private static int ones(int x0, int x1, int x2, int x3, int x4, int x5) {
    return Integer.bitCount(x0)
        + Integer.bitCount(x1)
        + Integer.bitCount(x2)
        + Integer.bitCount(x3)
        + Integer.bitCount(x4)
        + Integer.bitCount(x5);
  }

  /** sumA[i] += a, sumB[i] += b for i of [from, to). */
  static void add(int a, int b, int[] sumA, int[] sumB, int from, int to) {
    for (int i = from; i < to; i++) {
      sumA[i] += a;
      sumB[i] += b;
    }
  }

  /**
   * Transposes 32 words from index {@code from} on: bit i of word j becomes bit j of word i. By
   * swapping the two squares off the diagonal, of 16 bits first, then of 8 and so on.
   */
  static void transpose(int[] words, int from) {
    int low = 0xffff;
    for (int side = 16; side > 0; side /= 2, low ^= low << side) {
      for (int j = 0; j < Integer.SIZE; j++) {
        if ((j & side) == 0) {
          int upper = from + j;
          int lower = upper + side;
          int swap = (words[upper] >>> side ^ words[lower]) & low;
          words[upper] ^= swap << side;
          words[lower] ^= swap;
        }
      }
    }
  }
}
