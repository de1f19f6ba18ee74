package org.bitmargin.models.inference;

/**
 * The loops that binary inference spends its time in.
 *
 * <p>They are written for the vectorizer of the HotSpot compiler, which makes VPOPCNTD of {@link
 * Integer#bitCount} where the processor has it (measured with JDK 17; Long.bitCount it leaves
 * alone): int arrays, all read at the same index (an offset of its own for each array defeats it),
 * and at least four xors a loop, which raises the size up to which it unrolls. Loops should run
 * over about a thousand elements: some thirty of them, at the ends, are not vectorized. Two sums at
 * once halve the loads, which are the bottleneck.
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
   * For each element i: sumA[i] += Σ over rows r of [from, from + {@link #ROWS}) of the number of
   * bits in which rows[r][i] and a[r] differ; the same for sumB and b.
   */
  static void addMismatches(
      int[][] rows, int from, int[] a, int[] b, int[] sumA, int[] sumB, int length) {
    int[] row0 = rows[from];
    int[] row1 = rows[from + 1];
    int[] row2 = rows[from + 2];
    int[] row3 = rows[from + 3];
    int[] row4 = rows[from + 4];
    int[] row5 = rows[from + 5];
    int a0 = a[from];
    int a1 = a[from + 1];
    int a2 = a[from + 2];
    int a3 = a[from + 3];
    int a4 = a[from + 4];
    int a5 = a[from + 5];
    int b0 = a0 ^ b[from];
    int b1 = a1 ^ b[from + 1];
    int b2 = a2 ^ b[from + 2];
    int b3 = a3 ^ b[from + 3];
    int b4 = a4 ^ b[from + 4];
    int b5 = a5 ^ b[from + 5];
    for (int i = 0; i < length; i++) {
      int x0 = row0[i] ^ a0;
      int x1 = row1[i] ^ a1;
      int x2 = row2[i] ^ a2;
      int x3 = row3[i] ^ a3;
      int x4 = row4[i] ^ a4;
      int x5 = row5[i] ^ a5;
      sumA[i] +=
          Integer.bitCount(x0)
              + Integer.bitCount(x1)
              + Integer.bitCount(x2)
              + Integer.bitCount(x3)
              + Integer.bitCount(x4)
              + Integer.bitCount(x5);
      // By way of x and not of the rows: two like operations on one value confuse the vectorizer.
      sumB[i] +=
          Integer.bitCount(x0 ^ b0)
              + Integer.bitCount(x1 ^ b1)
              + Integer.bitCount(x2 ^ b2)
              + Integer.bitCount(x3 ^ b3)
              + Integer.bitCount(x4 ^ b4)
              + Integer.bitCount(x5 ^ b5);
    }
  }

  /** Turns bit {@code bit} of words[i] over where sums[i] is negative. */
  static void mark(int[] sums, int bit, int[] words, int length) {
    for (int i = 0; i < length; i++) {
      words[i] ^= sums[i] >>> 31 << bit;
    }
  }

  /** Turns bit {@code bit} of words[i] over where any of four sums is negative. */
  static void markAny(
      int[] sums0, int[] sums1, int[] sums2, int[] sums3, int bit, int[] words, int length) {
    for (int i = 0; i < length; i++) {
      words[i] ^= (sums0[i] | sums1[i] | sums2[i] | sums3[i]) >>> 31 << bit;
    }
  }

  /**
   * Sums of three neighbours of a row, for both columns of a pair: left ± middle ± right, minus
   * middle in odd patterns, minus right in the last two.
   *
   * @param before pairs one to the left of {@code here}
   * @param after pairs one to the right
   */
  static void addNeighbours(
      int[] before,
      int[] here,
      int[] after,
      int[] plus,
      int[] middle,
      int[] right,
      int[] both,
      int length) {
    for (int i = 0; i < length; i++) {
      int a = before[i] >>> 16 | here[i] << 16;
      int c = here[i] >>> 16 | after[i] << 16;
      plus[i] = a + here[i] + c;
      middle[i] = a - here[i] + c;
      right[i] = a + here[i] - c;
      both[i] = a - here[i] - c;
    }
  }

  /** sumA[i] += (a ^ s) + (b ^ t) + (c ^ u), sumB[i] += (d ^ s) + (e ^ t) + (f ^ u) at i. */
  static void addPatterns(
      int[] a,
      int[] b,
      int[] c,
      int[] d,
      int[] e,
      int[] f,
      int s,
      int t,
      int u,
      int[] sumA,
      int[] sumB,
      int length) {
    for (int i = 0; i < length; i++) {
      sumA[i] += (a[i] ^ s) + (b[i] ^ t) + (c[i] ^ u);
      sumB[i] += (d[i] ^ s) + (e[i] ^ t) + (f[i] ^ u);
    }
  }

  /**
   * Turns bit {@code bit} of words[i] over where, with {@code bias} added, bit 15 of any half of
   * either sum is set.
   */
  static void markHalves(int[] sumA, int[] sumB, int bias, int bit, int[] words, int length) {
    for (int i = 0; i < length; i++) {
      int any = sumA[i] + bias | sumB[i] + bias;
      words[i] ^= (any | any << 16) >>> 31 << bit;
    }
  }
}
